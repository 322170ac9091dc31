"""What staff do with what the bot could not answer.

A question comes in (`intake`, `notes`), joins those that mean the same (`grouping`), waits to be read (`queue`), and is
dealt with (`staff_actions`), or answered: proposed (`proposal_form`, `proposals`, `proposal_check`), tried (`dry_run`),
written (`publishing`; `recovery` after a kill), and closed where the knowledge answers it by now (`sweep`). Whoever
waits is told (`notifications`), staff enter by `staff_sessions`, and numbers are in `statistics`. Must not know a
channel, SQL, a file or a file format: `ports` says what it asks of those. Way in: `desk.desk_over`, `publishing.Publishing`.
"""
