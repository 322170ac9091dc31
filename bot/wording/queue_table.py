"""The sentences about the queue as a spreadsheet. Knows nothing of the spreadsheet itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.knowledge.model import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

# \u00a0 is the space that must not break, before French colons and inside French quotation marks.
SENTENCES: Final[Mapping[str, Words]] = {
    # The columns: a heading is read in either language, and by the names that stand here before the dot
    "column.id": Words("Numéro", "Number"),
    "column.questions": Words("Questions", "Questions"),
    "column.language": Words("Langue", "Language"),
    "column.people": Words("Personnes", "People"),
    "column.count": Words("Nombre de fois", "Number of times"),
    "column.nearest": Words("Réponse la plus proche", "Nearest answer"),
    "column.nearest_says": Words("Ce qu’elle dit", "What it says"),
    "column.question_fr": Words("Question en français", "Question in French"),
    "column.question_en": Words("Question en anglais", "Question in English"),
    "column.answer_fr": Words("Réponse en français", "Answer in French"),
    "column.answer_en": Words("Réponse en anglais", "Answer in English"),
    "column.source": Words("Source", "Source"),
    "column.source_url": Words("Adresse de la source", "Address of the source"),
    "column.source_date": Words("Date de la source", "Date of the source"),
    "column.valid_until": Words("Bon jusqu’au", "Holds until"),
    "column.add_to": Words("Ajouter à la réponse", "Add to the answer"),
    "column.merge_into": Words("Fusionner dans le groupe", "Merge into group"),
    "column.dismiss": Words("Écarter", "Put aside"),
    "column.stamp": Words("Marque (ne pas toucher)", "Mark (leave alone)"),
    # What is wrong with a cell
    "refused.several": Words(
        "une ligne fait une seule chose\u00a0: répondre, ajouter à une réponse, fusionner ou écarter",
        "a row does one thing: answer, add to an answer, merge or dismiss",
    ),
    "refused.no_group": Words("il n’y a pas de groupe «\u00a0{id}\u00a0»", "there is no group “{id}”"),
    "refused.twice": Words(
        "le groupe {id} est sur deux lignes\u00a0: en garder une", "group {id} stands in two rows: keep one"
    ),
    "refused.no_reason": Words("«\u00a0{given}\u00a0» n’est pas une raison\u00a0: {known}", "“{given}” is no reason: {known}"),
    "refused.stale": Words(
        "le groupe {id} a changé depuis que le tableau a été emporté\u00a0: reprenez sa ligne dans un tableau neuf",
        "group {id} has changed since the table was taken out: take its row from a new one",
    ),
    "refused.breaks": Words(
        "avec ces réponses, {n} question(s) d’essai cassent, dont\u00a0: {first}",
        "with these answers {n} test question(s) break, among them: {first}",
    ),
    "refused.same_place": Words(
        "deux lignes écriraient le même fichier, {path}\u00a0: changez l’une des questions",
        "two rows would write the same file, {path}: change one of the questions",
    ),
    # What a row does
    "row.answer": Words("groupe {id}\u00a0: répondu par «\u00a0{title}\u00a0»", "group {id}: answered by “{title}”"),
    "row.add": Words(
        "groupe {id}\u00a0: sa formulation va à «\u00a0{title}\u00a0»", "group {id}: its phrasing goes to “{title}”"
    ),
    "row.merge": Words("groupe {id}\u00a0: fusionné dans le groupe {into}", "group {id}: merged into group {into}"),
    "row.dismiss": Words("groupe {id}\u00a0: écarté ({reason})", "group {id}: put aside ({reason})"),
    "row.missed": Words(
        "reste ouvert\u00a0: «\u00a0{question}\u00a0» n’aurait pas encore cette réponse",
        "stays open: “{question}” would not get this answer yet",
    ),
    "table.would": Words(
        "{n} ligne(s) seraient faites; rien n’est changé encore.", "{n} row(s) would be done; nothing is changed yet."
    ),
    "table.done": Words("{n} ligne(s) faites.", "{n} row(s) done."),
    "table.waits": Words(
        "Les réponses attendent qu’une autre personne les approuve.", "The answers wait for somebody else to approve them."
    ),
    "table.nothing": Words("Rien n’est rempli dans ce tableau.", "Nothing is filled in in this table."),
    "table.refused": Words("{n} case(s) à revoir. Rien n’a été changé.", "{n} cell(s) to see to. Nothing was changed."),
    # The page
    "table.title": Words("La file dans un tableur", "The queue in a spreadsheet"),
    "table.lead": Words(
        "Emportez la file, remplissez une ligne par groupe, et rapportez-la. Vous verrez d’abord, ligne par ligne, ce que "
        "cela ferait.",
        "Take the queue out, fill in a row a group, and bring it back. You see first, row by row, what it would do.",
    ),
    "table.plan": Words("Ligne par ligne", "Row by row"),
    "table.take": Words("1. Emporter", "1. Take out"),
    "table.fill": Words("2. Remplir", "2. Fill in"),
    "table.fill_answer": Words(
        "**Répondre**\u00a0: *{answer_fr}*, *{source}* (son titre), et au besoin *{answer_en}*, *{source_url}*, "
        "*{source_date}*, *{valid_until}* (AAAA-MM-JJ); *{question_fr}* est proposée, corrigez-la.",
        "**Answer**: *{answer_fr}*, *{source}* (its title), and where there is one *{answer_en}*, *{source_url}*, "
        "*{source_date}*, *{valid_until}* (YYYY-MM-DD); *{question_fr}* is proposed where the group is in French.",
    ),
    "table.fill_add": Words(
        "**La réponse existe**\u00a0: sous *{add_to}*, son identifiant, comme celui sous *{nearest}*.",
        "**The answer is there**: under *{add_to}* its id, such as that under *{nearest}*.",
    ),
    "table.fill_aside": Words(
        "**Fusionner**\u00a0: sous *{merge_into}*, le numéro du groupe qui reste. **Écarter**\u00a0: sous *{dismiss}*, une "
        "raison, parmi {known}.",
        "**Merge**: under *{merge_into}* the number of the group that stays. **Put aside**: under *{dismiss}* a reason, among "
        "{known}.",
    ),
    "table.fill_rest": Words(
        "Une ligne laissée vide ne change rien. Ne touchez ni à *{id}* ni à *{stamp}*.",
        "A row left empty changes nothing. Leave *{id}* and *{stamp}* alone.",
    ),
    "table.bring": Words("3. Rapporter", "3. Bring back"),
    "table.file": Words("Le tableau rempli (.xlsx ou .csv)", "The table, filled in (.xlsx or .csv)"),
    "table.try": Words("Voir ce que cela ferait", "See what it would do"),
    "table.do": Words("Faire tout cela", "Do all of this"),
    "table.row": Words("ligne {row}", "row {row}"),
    "table.at": Words("{sheet}, ligne {row}, colonne {column}\u00a0: {said}", "{sheet}, row {row}, column {column}: {said}"),
    "table.link": Words("Tableur", "Spreadsheet"),
    "table.undo_hint": Words(
        "Chaque geste s’annule sur la page de son groupe.", "Each act can be undone on the page of its group."
    ),
    "table.no_file": Words("Choisissez d’abord un fichier .xlsx ou .csv.", "Choose an .xlsx or .csv file first."),
}
