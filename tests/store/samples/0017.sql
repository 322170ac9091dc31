INSERT INTO question_group
    (id, utterance, reason, language, state, resolution, holder, holder_person, entry, into_id, nearest, score, count, askers, escalated, settled_askers, first_day, last_day)
VALUES
    (1, 'y a tu un cinema', 'below_threshold', 'fr', 'claimed', NULL, 'Odile', 'discord:300000000000000001', NULL, NULL, 'topic:secteurs', 41.5, 2, 2, 1, 0, '2026-05-22', '2026-05-24'),
    (2, 'weather tomorrow', 'out_of_scope', 'en', 'dismissed', 'out_of_scope', NULL, NULL, NULL, NULL, NULL, 0.0, 1, 1, 0, 1, '2026-05-23', '2026-05-23'),
    (3, 'qui est le prefet', 'wrong_answer', 'fr', 'new', NULL, NULL, NULL, NULL, NULL, 'topic:maire', 81.0, 1, 1, 0, 0, '2026-05-23', '2026-05-23'),
    (4, 'un cine', 'unknown_entity', 'fr', 'merged', 'duplicate', NULL, NULL, NULL, 1, NULL, 0.0, 0, 0, 0, 0, '2026-05-23', '2026-05-23');
INSERT INTO question (id, group_id, text, language, channel, day, asker, escalated, meaning)
VALUES
    (1, 1, 'Y a-tu un cinéma?', 'fr', 'web', '2026-05-22', 'aaaa', 1, 'fr cinem @topic:cinema @topic:fete'),
    (2, 1, 'un ciné', 'fr', 'discord', '2026-05-24', 'bbbb', 0, 'fr cin'),
    (3, 2, 'Weather tomorrow?', 'en', 'terminal', '2026-05-23', '', 0, 'en tomorrow weather'),
    (4, 3, 'Qui est le préfet?', 'fr', 'web', '2026-05-23', 'cccc', 0, 'fr prefet @intent:office');
INSERT INTO meaning (id, key, wrong, group_id, vector, encoder)
VALUES
    (1, 'fr cinem @topic:cinema @topic:fete', 0, 1, X'7F00C105', 'encoder 1'), (2, 'fr cin', 0, 1, NULL, NULL),
    (3, 'en tomorrow weather', 0, 2, NULL, NULL), (4, 'fr prefet @intent:office', 1, 3, X'02817F40', 'encoder 1');
INSERT INTO act (group_id, verb, by, at, before, after, detail, undoes)
VALUES
    (2, 'dismiss', 'Lucie', '2026-05-24T09:00:00-04:00', '{"state": "new", "resolution": null}', '{"state": "dismissed", "resolution": "out_of_scope"}', NULL, NULL),
    (4, 'merge', 'Lucie', '2026-05-24T10:00:00-04:00', '{"state": "new", "resolution": null}', '{"state": "merged", "resolution": "duplicate", "into": 1}', '{"questions": [2], "meanings": [["fr cin", 0]]}', NULL);
INSERT INTO act (group_id, verb, by, at, before, after, detail, undoes, entry)
VALUES (0, 'confirm', 'Odile', '2026-05-24T11:00:00-04:00', '{"state": "new", "resolution": null}', '{"state": "new", "resolution": null}', '{"files": {"topics/fete.yaml": ["a: 1\n", "a: 2\n"]}, "before": "a: 1\n", "after": "a: 2\n"}', NULL, 'topic:fete');
INSERT INTO wish (group_id, text, language, channel, asker, address, receipt, day, expires)
VALUES (1, 'Y a-tu un cinéma?', 'fr', 'web', 'aaaa', NULL, 'dddd', '2026-05-22', '2026-08-20');
INSERT INTO pulse (id, at) VALUES (1, '2026-05-24T13:00:00+00:00');
INSERT INTO used_link (nonce, expires) VALUES ('abcd', 1790000000);
INSERT INTO tally (day, channel, language, outcome, reason, entry, count)
VALUES ('2026-05-22', 'web', 'fr', 'answer', '', 'topic:fete', 12), ('2026-05-22', 'discord', 'en', 'abstain', 'out_of_scope', '', 3);
INSERT INTO posted (what, period, at) VALUES ('digest', '2026-W21', '2026-05-18T08:00:00-04:00');
INSERT INTO meaning_part (part, wrong, meaning_id)
VALUES ('cinem', 0, 1), ('@topic:cinema', 0, 1), ('@topic:fete', 0, 1), ('cin', 0, 2), ('tomorrow', 0, 3), ('weather', 0, 3);
INSERT INTO unwritten (act_id) VALUES (1);
INSERT INTO card_channel (channel, at) VALUES ('700000000000000001', '2026-05-24T13:00:00-04:00');
INSERT INTO card (group_id, channel, message, stamp)
VALUES (1, '700000000000000001', '500000000000000001', 'claimed'), (9, '700000000000000001', '500000000000000002', 'new');
INSERT INTO draft (group_id, by, person, fields)
VALUES
    (1, 'Odile', 'discord:300000000000000001', '{"kind": "new_entry", "title_fr": "Cinéma"}'),
    (1, 'Odile', '', '{"kind": "new_entry", "title_fr": "Le cinéma"}');
INSERT INTO feedback (id, answer, asker, entry, channel, language, verdict, reason, comment, day)
VALUES
    (1, 'eeee', 'aaaa', 'topic:fete', 'web', 'fr', 'wrong', 'outdated', 'La date a changé.', '2026-05-22'),
    (2, 'ffff', 'bbbb', 'topic:fete', 'discord', 'fr', 'helpful', '', '', '2026-05-23'),
    (3, '9999', '', 'emergency', 'web', 'en', 'not_helpful', '', '', '2026-05-23');
INSERT INTO feedback_act (id, entry, verb, by, at, through)
VALUES (1, 'topic:fete', 'settle', 'Odile', '2026-05-23T09:00:00-04:00', 2);
INSERT INTO staff_session (id, by, role, opened, expires, person)
VALUES ('gggg', 'Odile', 'admin', 1790000000, 1790028800, 'discord:300000000000000001');
INSERT INTO saved_filter (id, by, name, query, text) VALUES (1, 'Odile', 'Loisirs', 'language=fr', 'cinéma');
INSERT INTO staff_notice (address, by, language, told) VALUES ('300000000000000001', 'Odile', 'fr', '2026-W21');
INSERT INTO correction_draft (entry, person, fields, day)
VALUES ('topic:fete', 'discord:300000000000000001', '{"answer_fr": "La fête a lieu le 25 juin."}', '2026-05-24');
