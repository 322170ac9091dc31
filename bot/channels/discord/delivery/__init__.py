"""Getting to Discord what is to be shown: once, in time, never silence; and to its handler what somebody pressed.

Must not know what is said. The ways in are `presenter.Presenter`, `routing.Router` and, for what nobody asked for,
`sending.persist`.
"""
