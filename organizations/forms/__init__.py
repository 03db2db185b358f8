"""Clean input of the register's pages; decides no rule and writes nothing."""
