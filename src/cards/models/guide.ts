import { familyOf } from '../../catalogue/families/families.ts';
import type { Row } from '../../domain/assess.ts';
import {
  causesLink,
  helpLink,
  type Link,
  type LinkSubject,
  renewalLinks,
} from '../../domain/guidance/links.ts';
import { renewalGuide } from '../../domain/guidance/steps.ts';
import type { Family, Token } from '../../domain/token.ts';
import type { Look } from '../look.ts';

/** Renewal steps as the templates show them. */
export interface GuideModel {
  readonly guards: readonly { readonly text: string }[];
  readonly steps: readonly { readonly number: string; readonly text: string }[];
  /** The way out where a step is known to fail. */
  readonly rescues: readonly { readonly text: string }[];
  /** Both sides of the renewal, Intune first. */
  readonly links: readonly Link[];
  readonly help: Link;
  /** What Microsoft lists as causes, where Intune gave an error code. */
  readonly causes: readonly Link[];
}

export function guideModel(family: Family, row: Row | undefined, { links, words }: Look): GuideModel {
  const token = row?.token;
  const guide = renewalGuide(family, words, row);
  const subject = linkSubject(family, token);
  return {
    guards: guide.guards.map((text) => ({ text })),
    steps: guide.steps.map((text, index) => ({ number: `${index + 1}.`, text })),
    rescues: guide.rescues.map((text) => ({ text })),
    links: renewalLinks(subject, links, words),
    help: helpLink(subject, links, words),
    causes: row?.findings.some(({ kind }) => kind === 'sync-error') ? [causesLink(links, words)] : [],
  };
}

function linkSubject(family: Family, token: Token | undefined): LinkSubject {
  if (token === undefined) return { family };
  const { school } = familyOf(family).guideFacts(token);
  return { family, id: token.id, ...(school === undefined ? {} : { school }) };
}
