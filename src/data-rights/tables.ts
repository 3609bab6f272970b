import type { Case } from '../domain/case/case.ts';
import type { Rules } from '../domain/case/context.ts';
import { STATE_TABLE } from '../domain/case/state.ts';
import { wordOf } from '../domain/case/words.ts';
import type { Enterprise } from '../domain/directory/directory.ts';
import { unitName } from '../domain/directory/directory.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { shanghaiDate, shanghaiTime } from '../domain/time/shanghai.ts';
import { tagFor } from '../views/case/header.ts';
import { historyOf } from '../views/case/timeline.ts';
import { deskName, lastUnit } from '../views/shared/people.ts';
import { levelWord, reasonsGiven } from '../views/shared/rating.ts';
import { withoutWithheld } from '../views/shared/withheld.ts';
import type { Table } from './csv.ts';

const minute = (at: Date | undefined): string => (at ? `${shanghaiDate(at)} ${shanghaiTime(at)}` : '');

type Row = readonly string[];
/** Rows of every case, without the numbers of confidential cases that it named. */
const rowsOf = (cases: readonly Case[], of: (c: Case) => readonly Row[]): Row[] =>
  cases.flatMap((c) => withoutWithheld(c, of(c)));

const REACHED: Record<string, string> = { member: '飞书账号', web: '网页', phone: '电话' };

const contacts = ({ name, uscc = '', industry = '', contacts: people }: Enterprise): Table => ({
  name: '企业和联系人',
  head: ['企业', '统一社会信用代码', '行业', '联系人', '电话', '飞书 open_id', '联系方式'],
  rows: (people.length > 0 ? people : [undefined]).map((k) => [
    ...[name, uscc, industry, k?.name ?? '', k?.phone ?? '', k?.openId ?? '', REACHED[k?.reach ?? ''] ?? ''],
  ]),
});

const appeals = (cases: readonly Case[], rules: Rules): Table => ({
  name: '诉求',
  head: [
    ...[
      '编号',
      '状态',
      '标题',
      '诉求内容',
      '类别',
      '收到时间',
      '办结时间',
      '承办单位',
      '报送人',
      '企业联系人',
      '来源渠道',
    ],
    ...['来电人', '来电号码', '来电时间'],
  ],
  rows: rowsOf(cases, (c) => [
    [
      ...[c.no, tagFor(c, 'respondent'), c.title, c.content],
      ...[wordOf(c, 'category', c.category, rules.profile) ?? c.category, minute(c.receivedAt), minute(c.closedAt)],
      ...[
        STATE_TABLE[c.state].hidesUnit ? '' : lastUnit(c, rules),
        c.filer.name,
        c.respondent.name,
        c.channel?.name ?? '',
      ],
      ...[c.incoming?.name ?? '', c.incoming?.number ?? '', minute(c.incoming?.at)],
    ],
  ]),
});

const history = (cases: readonly Case[], rules: Rules): Table => ({
  name: '办理记录',
  head: ['编号', '时间', '事项'],
  rows: rowsOf(cases, (c) => historyOf(c, 'respondent', rules).map(({ at, text }) => [c.no, minute(at), text])),
});

type Said = { at: Date; kind: string; by: string; text: string | undefined };

/** What was written by the enterprise, and what was written to it. Source: R-801. */
function wordsOf(c: Case, rules: Rules): Said[] {
  const unit = (id: string): string => unitName(rules.directory, id);
  const noted = (kind: string, list: readonly Case['missing'][number][]) =>
    list.map(({ at, by, text }): Said => ({ at, kind, by: by.name, text }));
  const told = c.outcome === 'direct_report' ? c.progress : c.progress.filter((p) => p.visible);
  const shows = c.duplicateOf?.shows;
  const results = c.assignments.flatMap(({ unit: id, result, pauses }): Said[] => [
    ...pauses.map((p): Said => ({ at: p.from, kind: '请企业补充', by: unit(id), text: p.wanted })),
    ...(result
      ? [
          { at: result.at, kind: '办理结果', by: unit(id), text: result.text },
          { at: result.at, kind: '办理措施', by: unit(id), text: result.measures },
          { at: result.at, kind: '单位联系人', by: unit(id), text: result.contact },
        ]
      : []),
  ]);
  const { answer, closure, guidance } = c;
  return [
    ...noted(
      '补充说明',
      c.additions.filter((a) => !a.of),
    ),
    ...noted('未解决之处', c.missing),
    ...told.map((p): Said => ({ at: p.at, kind: '办理进展', by: unit(p.unit), text: p.text })),
    ...(shows?.progress ?? []).map(
      (p): Said => ({ at: p.at, kind: '办理进展', by: unit(shows?.unit ?? ''), text: p.text }),
    ),
    ...results,
    ...(answer ? [{ at: answer.at, kind: '答复', by: deskName(rules), text: answer.text }] : []),
    ...(closure?.approvedAt
      ? [
          { at: closure.approvedAt, kind: '法律政策依据', by: lastUnit(c, rules), text: closure.ground },
          { at: closure.approvedAt, kind: '说明', by: lastUnit(c, rules), text: closure.text },
        ]
      : []),
    ...(guidance
      ? [{ at: guidance.at, kind: `引导至${guidance.where}`, by: deskName(rules), text: guidance.text }]
      : []),
    ...c.obligations.flatMap(({ kind, metAt, unit: id, reply }): Said[] =>
      kind === 'written_reply' && metAt ? [{ at: metAt, kind: '书面答复', by: unit(id), text: reply }] : [],
    ),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
}

const words = (cases: readonly Case[], rules: Rules): Table => ({
  name: '往来文字',
  head: ['编号', '时间', '种类', '谁写的', '内容'],
  rows: rowsOf(cases, (c) =>
    wordsOf(c, rules).flatMap(({ at, kind, by, text }) => (text ? [[c.no, minute(at), kind, by, text]] : [])),
  ),
});

const HOW = { desk: '电话征询代录', agent: '助企员代评' };

const ratings = (cases: readonly Case[], rules: Rules): Table => ({
  name: '评价',
  head: ['编号', '时间', '评价', '原因', '留言', '评价人', '方式'],
  rows: rowsOf(cases, (c) =>
    c.ratings.map((r) => [
      ...[c.no, minute(r.at), levelWord(c, r), reasonsGiven(c, r, rules) ?? '', r.comment ?? '', r.by.name],
      r.how ? HOW[r.how] : '企业评价',
    ]),
  ),
});

/** Calls that were made to the enterprise; what an officer noted for the office is not in it. */
const calls = (cases: readonly Case[]): Table => ({
  name: '通话',
  head: ['编号', '登记时间', '拨打号码', '通话时间', '结果'],
  rows: rowsOf(cases, (c) => [
    ...c.entered.map((e) => [c.no, minute(e.at), e.number, e.calledAt, e.said]),
    ...(c.phone?.attempts ?? []).map((a) => [c.no, minute(a.at), a.number, a.on, '未联系上']),
  ]),
});

/** Messages of no case: answers to what people wrote, and appeals that were begun. */
const messages = (notices: readonly Notice[], enterprise: Enterprise): Table => {
  const named = (openId: string): string => enterprise.contacts.find((k) => k.openId === openId)?.name ?? '';
  return {
    name: '消息',
    head: ['时间', '收件人', '种类', '内容'],
    rows: notices.flatMap(({ at, to, show }): Row[] => {
      const reader = 'person' in to ? named(to.person) : '';
      if (reader === '') return [];
      if ('words' in show) return [[minute(at), reader, '机器人的回答', show.words]];
      if ('intake' in show) return [[minute(at), reader, '诉求表单', show.intake.text]];
      return 'which' in show && show.which.text ? [[minute(at), reader, '待归属的文字', show.which.text]] : [];
    }),
  };
};

/** Every table but the list of files. Source: storage.md, "What an enterprise may ask for". */
export const tablesOf = (
  enterprise: Enterprise,
  cases: readonly Case[],
  notices: readonly Notice[],
  rules: Rules,
): Table[] => [
  contacts(enterprise),
  appeals(cases, rules),
  history(cases, rules),
  words(cases, rules),
  ratings(cases, rules),
  calls(cases),
  messages(notices, enterprise),
];
