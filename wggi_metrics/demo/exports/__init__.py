"""The exports of the demonstration organisation, file by file, with some of the usual mess."""
