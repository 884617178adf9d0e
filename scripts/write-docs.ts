/** Writes the pages under docs/ that are made from the tables of the catalogue. */
import { writeFileSync } from 'node:fs';
import { findingsPage } from './findings-page.ts';

writeFileSync(new URL('../docs/findings.md', import.meta.url), findingsPage());
