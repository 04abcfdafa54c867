"""What Alembic runs: the steps, on the connection that `database` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # the caller holds the transaction: all steps stand or none
)
context.run_migrations()
