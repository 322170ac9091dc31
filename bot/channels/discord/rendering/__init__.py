"""Texts, frames, forms and signed ids as Discord takes them: its limits, its Markdown, its locales.

Must not know what is shown, nor send anything. The ways in are `frames` and `forms`.
"""
