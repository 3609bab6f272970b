import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Limit } from '../../config/profile.ts';
import { readProfile } from '../../config/read-profile.ts';
import { problemsOf, yamlFile } from './write-yaml.ts';

const PLACES = ['suzhou', 'malu', 'huzhou', 'suqian'];
const days = (limit: Limit | undefined) => (limit ? `${limit.workingDays}（${limit.clause}）` : '—');

/** Every number of a place with its clause, as one page the desk can review. */
function numbers(place: string) {
  const p = readProfile(place);
  return {
    limits: Object.fromEntries(Object.entries(p.limits).map(([name, limit]) => [name, days(limit)])),
    handle: Object.fromEntries(
      (p.limitFollows === 'category' ? p.categories : p.urgencies).map(({ word, handle }) => [word, days(handle)]),
    ),
    levels: p.scale.levels.map(
      ({ id, word, good, closes }) => `${id} ${word}${good ? ' 满意' : ''}${closes ? ' 办结' : ''}`,
    ),
    silence: [p.silence.confirm, p.silence.rate].map(({ as, clause }) => `${as}（${clause}）`),
    ofChannels: p.channelLimits.map(
      ({ channelKinds, simple, complex }) => `${channelKinds}: ${days(simple)} ${days(complex)}`,
    ),
    minutesToSettle: p.settle.minutes,
    grantedReturns: p.grantedReturns.most,
    callbackAttempts: p.callbackAttempts.most,
    phoneAttempts: p.phoneAttempts.most,
    pauses: p.pauseReasons.map(
      (s) => `${s.word}${s.asked ? ' 可申请' : ''}${s.mostWorkingDays ? ` 至多${s.mostWorkingDays}` : ''}`,
    ),
    escalationLevels: p.escalationLevels.map(({ word, clause }) => `${word}（${clause}）`),
    signedBefore: p.signoff ? `${p.signoff.channelKinds}（${p.signoff.clause}）` : '—',
    confidential: `${p.confidential.channelKinds}（${p.confidential.clause}）`,
    commentDays: p.commentDays.calendarDays,
    incomingDays: p.incoming.calendarDays,
    absenceDays: p.absence.calendarDays,
  };
}

describe('the four profiles — requirements.md, "What Qisu must do"', () => {
  it.each(PLACES)('%s: the numbers', (place) => {
    expect(numbers(place)).toMatchSnapshot();
  });

  it.each(PLACES)('%s: the words that ship', (place) => {
    const p = readProfile(place);
    const appeal = place === 'malu' ? '协调' : '诉求';
    expect(p.categories.map(({ word }) => word)).toEqual(['咨询', appeal, '建议', '审批', '投诉', '举报', '办事']);
    expect(p.urgencies.map(({ word }) => word)).toEqual(['急办', '一般', '复杂']);
    expect(p.returnGrounds.map(({ word }) => word)).toEqual([
      '非本单位职责',
      '应由上级办理',
      '属地有误',
      '诉求信息不足',
    ]);
    expect(p.dissatisfiedReasons.map(({ word }) => word)).toEqual([
      '没有解决',
      '答非所问',
      '办得太慢',
      '态度不好',
      '来回跑',
      '其他',
    ]);
    expect(p.dissatisfiedReasons.map(({ clause }) => clause)).toEqual(Array(6).fill('D'));
  });

  it.each(PLACES)('%s: whoever cites a clause quotes it, D excepted', (place) => {
    const { limits } = readProfile(place);
    for (const [name, { clause, says }] of Object.entries(limits))
      expect(says === undefined, name).toBe(clause === 'D');
  });
});

/** Every part of a profile that names its source, by its path. */
function sources(part: unknown, path: string[] = []): { at: string; clause: string; nearest?: string }[] {
  if (typeof part !== 'object' || part === null) return [];
  const { clause, nearest } = part as Record<string, unknown>;
  const own =
    typeof clause === 'string' ? [{ at: path.join('.'), clause, ...(typeof nearest === 'string' && { nearest }) }] : [];
  const below = Object.entries(part).flatMap(([key, value]) => sources(value, [...path, key]));
  return [...own, ...below];
}
const sourcesOf = (place: string) => sources(readProfile(place));

describe('a clause is cited only for what it says (policies.md); what it does not say is marked D', () => {
  it('Huzhou: only the alarm of late handling, and only silence at the rating', () => {
    const cited = sourcesOf('huzhou').filter(({ clause }) => clause !== 'D');
    expect(cited.filter(({ at }) => /^(alerts|silence|noNews)/.test(at))).toEqual([
      { at: 'silence.rate', clause: 'HZ 三(四)1' },
      { at: 'alerts.handle', clause: 'HZ 三(四)1' },
    ]);
  });

  it('Suzhou: who approves a closure is ours; hard cases go to the municipal office, as the later document has it', () => {
    const of = (at: string) => sourcesOf('suzhou').find((s) => s.at === at)?.clause;
    expect(of('closureApprover')).toBe('D');
    expect(of('escalationLevels.2')).toBe('SZ 8');
    expect(readProfile('suzhou').escalationLevels[2]?.word).toContain('市政府办公室');
  });

  it('Suqian: nothing says that the misconduct line is confidential', () => {
    expect(sourcesOf('suqian').find(({ at }) => at === 'confidential')?.clause).toBe('D');
  });

  it('Malu: one ground of return; no pause; of the ladder the centre and the report to the leaders', () => {
    const cited = sourcesOf('malu').filter(({ clause }) => clause !== 'D');
    expect(cited.map(({ at }) => at).filter((at) => /^(returnGrounds|pauseReasons|escalationLevels)/.test(at))).toEqual(
      ['returnGrounds.0', 'escalationLevels.1', 'escalationLevels.3'],
    );
  });

  it.each(PLACES)('%s: a nearest clause is named only beside D', (place) => {
    const named = sourcesOf(place).filter(({ nearest }) => nearest !== undefined);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ clause }) => clause !== 'D')).toEqual([]);
  });
});

const malu = readFileSync(fileURLToPath(new URL('../../config/profiles/malu.yaml', import.meta.url)), 'utf8');
const edited = (...edits: [string | RegExp, string][]) =>
  yamlFile(edits.reduce((text, [from, to]) => text.replace(from, to), malu));
const problems = (...edits: [string | RegExp, string][]) => problemsOf(() => readProfile(edited(...edits)));
const lineOf = (words: string) => malu.slice(0, malu.indexOf(words)).split('\n').length;

describe('a profile that cannot be used', () => {
  it('is read from a path like a shipped one when nothing is wrong', () => {
    expect(readProfile(edited(['id: malu', 'id: own']))).toEqual({ ...readProfile('malu'), id: 'own' });
  });

  it('names the shipped ones when there is none of that name', () => {
    expect(problemsOf(() => readProfile('wuxi'))).toEqual([
      'wuxi: 没有这个规则档案；自带的有 huzhou、malu、suqian、suzhou，也可写 YAML 文件的路径',
    ]);
  });

  it('names every problem at once, of form and across fields, each with its line', () => {
    expect(
      problems(
        ['confirm: { workingDays: 3', 'confirm: { workingDays: 0'],
        ['id: higher_level', 'id: not_ours'],
        ['word: 建议', 'word: 咨询'],
        [/ {4}handle: .*咨询类.*\n/, ''],
        ['grantedReturns: { most: 2', 'grantedReturns: { mots: 2'],
      ),
    ).toEqual([
      `file.yaml:${lineOf('confirm:')} limits.confirm.workingDays: 数值过小：期望 number >=1`,
      expect.stringContaining(`file.yaml:${lineOf('grantedReturns:') - 1} grantedReturns.most: `),
      `file.yaml:${lineOf('grantedReturns:') - 1} grantedReturns.mots: 没有这个设置项，请检查拼写`,
      `file.yaml:${lineOf('word: 建议') - 1} categories.2.word: “咨询”重复`,
      `file.yaml:${lineOf('id: higher_level') - 1} returnGrounds.1.id: “not_ours”重复`,
      `file.yaml:${lineOf('id: consultation')} categories.0: 办理时限随类别而定，“咨询”须写明 handle`,
    ]);
  });

  it.each<[string, [string | RegExp, string], string]>([
    ['no level that closes', [/closes: true/g, 'closes: false'], '至少要有一档评价可以办结（closes: true）'],
    ['no level that is called back', [/closes: false/g, 'closes: true'], '至少要有一档评价需要回访（closes: false）'],
    ['a redirect to nowhere', [/ {4}guidance: .*12388.*\n/, ''], '“举报”须写明 guidance（引导到哪里）'],
    ['hours that end before they begin', ['close: "17:30"', 'close: "08:30"'], '下班时间 08:30 须晚于上班时间 09:05'],
    ['an urgency left out', [/ {2}- \{ id: urgent.*\n/, ''], '缺少紧急程度 urgent'],
  ])('%s', (_name, edit, message) => {
    expect(problems(edit)).toEqual([
      expect.stringMatching(new RegExp(`^file\\.yaml:\\d+ \\S+: ${message.replace(/[()]/g, '\\$&')}$`)),
    ]);
  });

  it('limits by urgency need one for every urgency', () => {
    expect(problems(['limitFollows: category', 'limitFollows: urgency'])).toEqual(
      ['急办', '一般', '复杂'].map((word) => expect.stringContaining(`办理时限随紧急程度而定，“${word}”须写明 handle`)),
    );
  });
});
