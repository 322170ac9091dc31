"""The words of a language that say something about a message whatever it is about: one YAML file a language.

They belong to the program as its weights do, not to the knowledge of a region, and must know nothing of either. `lists`
reads the files, once; the other modules say what the lists are for. Way in: `signs` (does a message ask?), `function_words`
(what the small words around names, numbers and questions do), `pointing_words` (what points back at the conversation).
"""
