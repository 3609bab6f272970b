import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALERTED } from '../../config/profile.ts';
import { STATES } from '../../src/domain/case/state.ts';
import { LIFECYCLE, NOTIFICATIONS } from '../../src/domain/events/lifecycle.ts';
import { SUBMISSIONS } from '../../src/domain/events/parts/new-case.ts';
import { TASK_WORDS } from '../../src/views/notices/duty-words.ts';
import { APPRAISAL, sentenceFaults, styleFaults } from '../support/style.ts';
import { headingOf, type Kind, once, READERS, type Sentence, sheetOf } from './sentence.ts';
import { told } from './told.ts';
import { withoutTyped } from './typed.ts';

/** The tag that stands before the line of a card that is over. */
const TAG = /^已(提交|结束|更新|转出) /;

describe('the sheet of sentences — interface.md, "Sentences"', () => {
  let all: Sentence[];
  beforeAll(async () => {
    all = once(await told());
  });
  const codes = (kind: Kind): Set<string> => new Set(all.filter((one) => one.kind === kind).map(({ code }) => code));
  const lacks = (wanted: Iterable<string>, kind: Kind): string[] =>
    [...wanted].filter((code) => !codes(kind).has(code));
  /** Events that people cause. */
  const peoples = LIFECYCLE.filter(({ by }) => by.some((role) => role !== 'clock' && role !== 'sender'));

  it('has every notification', () => {
    expect(lacks(NOTIFICATIONS.keys(), '通知')).toEqual([]);
  });

  it('has every refusal', () => {
    const source = readFileSync(new URL('../../src/domain/case/refusal.ts', import.meta.url), 'utf8');
    expect(lacks(new Set([...source.matchAll(/code: '(\w+)'/g)].map(([, code = '']) => code)), '拒绝')).toEqual([]);
  });

  it('has the answer to everything that people do, and what every form says of itself', () => {
    expect(lacks(['submit', ...peoples.map((e) => e.name)], '答复')).toEqual([]);
    expect(
      lacks(
        peoples.filter((e) => e.opens ?? e.confirm).map((e) => e.name),
        '表单',
      ),
    ).toEqual([]);
  });

  it('has a line for everything that is to be done, and a reminder for every clock', () => {
    expect(lacks(Object.keys(TASK_WORDS), '清单')).toEqual([]);
    const watched = ALERTED.filter((clock) => clock !== 'confirm' && clock !== 'rate');
    expect(
      lacks(
        watched.flatMap((clock) => [`warn/${clock}`, `alarm/${clock}`]),
        '提醒',
      ),
    ).toEqual(['alarm/explanation', 'warn/monthly_progress']);
    for (const kind of ['remind', 'warn', 'alarm', 'rung', 'missed', 'weekly', 'long_overdue'])
      expect(
        [...codes('提醒')].some((code) => code.startsWith(`${kind}/`)),
        kind,
      ).toBe(true);
  });

  it('has the first line of a card in every state, and what stands in its place', () => {
    expect(lacks(STATES, '首行')).toEqual([]);
    expect(lacks([...STATES.map((state) => `fallback/${state}`), 'moved', 'submitted', 'renewed'], '代替')).toEqual([]);
    expect(lacks(SUBMISSIONS, '提交')).toEqual([]);
    expect(lacks(['audit', 'directory', 'digest', 'morning', 'which', 'ask'], '消息')).toEqual([]);
  });

  it('is grouped by who reads it, and everybody finds the own help', () => {
    const sheet = sheetOf(all);
    for (const reader of Object.keys(READERS)) expect(sheet).toContain(`\n## ${reader}\n`);
    const helped = new Set(all.filter(({ kind }) => kind === '帮助').map(({ reader }) => headingOf(reader)));
    expect(helped.size).toBe(12);
  });

  it('is written in one style, and the enterprise reads nothing of how its case counts', () => {
    const faults = all.flatMap(({ kind, reader, code, text }) => {
      const said = text.replace(/<at [^>]*>[^<]*<\/at> ?/g, '');
      const whole = ['通知', '提醒'].includes(kind) && !said.includes('\n');
      const against = said.split('\n').flatMap((line) => {
        const read = withoutTyped(line).replace(TAG, '');
        return (whole ? sentenceFaults(read) : styleFaults(read)).map((fault) => `${code}: ${fault}: ${line}`);
      });
      return headingOf(reader) === '企业' && APPRAISAL.test(said) ? [...against, `${code}: how it counts`] : against;
    });
    expect(faults).toEqual([]);
  });
});
