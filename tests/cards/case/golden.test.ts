import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../src/domain/case/message.ts';
import type { State } from '../../../src/domain/case/state.ts';
import { cardFor } from '../../../src/views/case/case-card.ts';
import { caseIn } from '../../support/builders.ts';
import { SCENES } from '../../views/scenes.ts';

const MAIN: [State, Audience, string][] = [
  ['submitted', 'respondent', 'receipt'],
  ['submitted', 'desk', 'triage'],
  ['dispatched', 'unit', 'unit'],
  ['return_requested', 'desk', 'arbitrate'],
  ['in_progress', 'unit', 'handle'],
  ['resolved', 'respondent', 'confirm'],
  ['confirmed', 'respondent', 'rate'],
  ['callback', 'desk', 'callback'],
  ['closure_review', 'desk', 'review'],
  ['closed', 'respondent', 'ended'],
  ['closed', 'unit', 'closed'],
];

describe('the main cards, as JSON', () => {
  it.each(MAIN)('%s, %s', async (state, audience, name) => {
    const { c, rules } = caseIn(state);
    const json = `${JSON.stringify(cardFor(c, audience, rules), null, 2)}\n`;
    await expect(json).toMatchFileSnapshot(`${name}.golden.json`);
  });
});

const LIFE: [scene: string, audience: Audience, name: string][] = [
  ['待签批', 'signer', 'sign'],
  ['派到板块', 'chief', 'assign'],
  ['协办回复一家', 'unit', 'with-co-units'],
  ['有协办', 'co_unit', 'co-unit'],
  ['申请待决', 'desk', 'decide'],
  ['被督办', 'supervision', 'urge'],
  ['电话征询', 'desk', 'phone'],
  ['已并案', 'respondent', 'duplicate'],
  ['已并案', 'desk', 'merged'],
  ['待核验', 'desk', 'verify'],
  ['请专家', 'expert', 'expert'],
  ['保密件', 'confidential_officer', 'confidential-officer'],
];

describe('the cards of the rest of a case’s life, as JSON', () => {
  it.each(LIFE)('%s, %s', async (scene, audience, name) => {
    const found = SCENES.find((s) => s.name === scene);
    if (!found) throw new Error(`no scene ${scene}`);
    const { c, rules } = found.make();
    const json = `${JSON.stringify(cardFor(c, audience, rules, found.whose), null, 2)}\n`;
    await expect(json).toMatchFileSnapshot(`${name}.golden.json`);
  });
});
