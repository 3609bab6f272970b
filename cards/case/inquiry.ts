import {
  type Card,
  card,
  type Element,
  facts,
  header,
  headline,
  note,
  type Plain,
  paragraph,
  rows,
  timeline,
  type UserText,
} from '../kit.ts';
import type { Step } from './view.ts';

type Which = { no: string; title: UserText };
const looked = (view: Which, tag: string) => header(view.title, { tag, colour: 'grey', note: view.no });

export type ContactView = Which & {
  enterprise: string;
  people: readonly { name: string; as: string; phone?: string | undefined; reach: string }[];
};

/** 查看联系方式: contact data is shown only here, in private and logged. Source: R-801; T36. */
export const contactCard = (view: ContactView): Card =>
  card(
    looked(view, '联系方式'),
    headline(view.enterprise),
    view.people.flatMap(({ name, as, phone, reach }) =>
      facts({ [as]: name, 电话: phone ?? '未登记', 联系途径: reach }),
    ),
    note('仅供办理本件使用，请勿转发。本次查看已留痕'),
  );

export type FilesView = Which & { files: readonly { name: UserText; about: string }[]; hidden: number };

/** 查看附件: the files, from whom and since when. Source. */
export const filesCard = (view: FilesView): Card =>
  card(
    looked(view, '附件'),
    headline(view.files.length > 0 ? `共 ${view.files.length + view.hidden} 个附件` : '暂无可以查看的附件'),
    rows(view.files.map(({ name, about }) => ({ title: name, facts: about }))),
    view.hidden > 0 && note(`另有较早的 ${view.hidden} 个未列出`),
  );

export type RecordView = Which & { entries: readonly Step[]; hidden: number };

/** 办理记录: who did what when. Source: R-803. */
export const recordCard = (view: RecordView): Card =>
  card(
    looked(view, '办理记录'),
    headline(`共 ${view.entries.length + view.hidden} 条记录`),
    view.hidden > 0 && note(`较早的 ${view.hidden} 条未列出`),
    timeline(view.entries),
  );

export type WhyDateView = Which & {
  clocks: readonly {
    /** `办理时限：3月30日（周一）17:30`. */
    title: string;
    /** The limit, its start, and its clause. */
    basis: Plain;
    days: readonly { counted: boolean; text: string }[];
    remark?: string | undefined;
  }[];
};

/** 为何是这一天: each counted and skipped day. Source: calendar.md; T4. */
export const whyDateCard = (view: WhyDateView): Card =>
  card(
    looked(view, '时限说明'),
    view.clocks.length === 0 && headline('现在没有正在计算的时限'),
    view.clocks.flatMap(({ title, basis, days, remark }): Element[] => [
      headline(title),
      note(basis),
      paragraph(days.map(({ counted, text }) => `${counted ? '●' : '○'} ${text}`).join('\n')),
      ...(remark ? [note(remark)] : []),
    ]),
    view.clocks.length > 0 && note('● 计入　○ 不计入。起算当日不计，遇节假日、休息日顺延'),
  );
