"""PostgreSQL, with the scope written at every outermost BEGIN, so that row-level security knows who asks."""

from django.db.backends.postgresql import base

from accounts.scopes import current_scope


class DatabaseWrapper(base.DatabaseWrapper):
    def set_autocommit(self, autocommit, force_begin_transaction_with_broken_autocommit=False):
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit and (scope := current_scope()):
            scope.write(self)
