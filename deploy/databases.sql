-- Run once by PostgreSQL's image, on an empty volume.
CREATE DATABASE lectern_events;
CREATE DATABASE lectern_views;
CREATE DATABASE lectern_keys;
