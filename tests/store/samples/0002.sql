INSERT INTO question_group (id, utterance, reason, language, state, resolution, nearest, score, count, askers, escalated, first_day, last_day)
VALUES
    (1, 'y a tu un cinema', 'below_threshold', 'fr', 'new', NULL, 'topic:secteurs', 41.5, 2, 2, 1, '2026-05-22', '2026-05-24'),
    (2, 'weather tomorrow', 'out_of_scope', 'en', 'dismissed', 'out_of_scope', NULL, 0.0, 1, 1, 0, '2026-05-23', '2026-05-23'),
    (3, 'qui est le prefet', 'wrong_answer', 'fr', 'new', NULL, 'topic:maire', 81.0, 1, 1, 0, '2026-05-23', '2026-05-23');
INSERT INTO question (group_id, text, language, channel, day, asker, escalated)
VALUES
    (1, 'Y a-tu un cinéma?', 'fr', 'web', '2026-05-22', 'aaaa', 1),
    (1, 'y a tu un cinema', 'fr', 'discord', '2026-05-24', 'bbbb', 0),
    (2, 'Weather tomorrow?', 'en', 'terminal', '2026-05-23', '', 0),
    (3, 'Qui est le préfet?', 'fr', 'web', '2026-05-23', 'cccc', 0);
INSERT INTO act (group_id, verb, by, at, before, after)
VALUES (2, 'dismiss', 'Lucie', '2026-05-24T09:00:00-04:00', '{"state": "new", "resolution": null}', '{"state": "dismissed", "resolution": "out_of_scope"}');
INSERT INTO wish (group_id, text, language, channel, asker, address, receipt, day, expires)
VALUES
    (1, 'Y a-tu un cinéma?', 'fr', 'web', 'aaaa', NULL, 'dddd', '2026-05-22', '2026-08-20'),
    (1, 'y a tu un cinema', 'fr', 'discord', 'bbbb', '42', 'eeee', '2026-05-24', '2026-08-22');
INSERT INTO pulse (id, at) VALUES (1, '2026-05-24T13:00:00+00:00');
