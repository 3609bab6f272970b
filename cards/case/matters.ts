import { type Element, facts, note, paragraph, says } from '../kit.ts';
import { enclosed, notes } from './parts.ts';
import type { CaseView, Matter } from './view.ts';

/** A heading, facts, and a person's text. */
export const matter = ({ title, facts: known, text }: Matter): Element[] => [
  note(title),
  ...facts(known),
  ...(text && text.text !== '' ? [paragraph(text)] : []),
];

/** Requests and decisions. Source: lifecycle.md, "pause / resume", "ask to extend", "legal track". */
export const asked = ({ asks }: Pick<CaseView, 'asks'>): Element[] => asks.flatMap(matter);

/** Obligations beside the result. Source. */
export const owed = ({ duties }: Pick<CaseView, 'duties'>): Element[] => duties.flatMap(matter);

/** Each co-unit, whether it has answered, and what. Source: R-207. */
export const helped = ({ helpers }: Pick<CaseView, 'helpers'>): Element[] =>
  helpers.length === 0
    ? []
    : [
        note('协办单位'),
        ...helpers.flatMap(({ unit, said, reply, files }) => [
          says(`${unit}　${said}`, ...(reply ? ['：', reply] : [])),
          ...enclosed(files),
        ]),
      ];

/** 电话征询: a call is needed, and the calls that nobody answered. Numbers are shown only on request. */
export const called = ({ phone }: Pick<CaseView, 'phone'>): Element[] =>
  phone ? [note('电话征询'), ...facts(phone.facts), ...notes('拨打记录', phone.attempts)] : [];

/** The question to an expert, and the answer that the desk may pass on. Source: R-201. */
export const advised = ({ expert }: Pick<CaseView, 'expert'>): Element[] => (expert ? matter(expert) : []);

/** The primary case of this one. Source: R-108; T51. */
export const primaryCaseFacts = ({ primaryCase }: Pick<CaseView, 'primaryCase'>): Element[] =>
  primaryCase ? facts(primaryCase) : [];
