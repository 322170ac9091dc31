// Judges payloads by Discord's own specification, as the npm package discord-api-spec holds it.
// stdin: [{"kind": "message", "body": {…}}, …]; stdout: one list of complaints a payload, in order, as JSON.
import { readFileSync } from "node:fs";
import * as spec from "discord-api-spec/zod";

const KINDS = {
  message: spec.MessageCreateRequestSchema,
  edit: spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  command: spec.ApplicationCommandUpdateRequestSchema,
  callback: {
    4: spec.CreateMessageInteractionCallbackRequestSchema,
    5: spec.CreateMessageInteractionCallbackRequestSchema,
    6: spec.UpdateMessageInteractionCallbackRequestSchema,
    7: spec.UpdateMessageInteractionCallbackRequestSchema,
    8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
    9: spec.ModalInteractionCallbackRequestSchema,
  },
};

const complaints = ({ kind, body }) => {
  const schema = kind === "callback" ? KINDS.callback[body.type] : KINDS[kind];
  if (!schema) return [`the specification knows no ${kind} of type ${body.type}`];
  const judged = schema.safeParse(body);
  return judged.success ? [] : judged.error.issues.map((issue) => `${issue.path.join(".")}: ${JSON.stringify(issue)}`);
};

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(complaints)));
