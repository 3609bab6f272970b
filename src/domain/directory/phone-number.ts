import { folded } from './fold.ts';

/** What may stand between two groups of a number, after folding. */
const GAP = '[-. ()·/_~,]{0,3}';
const COUNTRY = String.raw`(?:\(?(?:\+|00)?86\)?${GAP})?`;
const MOBILE = new RegExp(String.raw`(?<!\d)${COUNTRY}(1[3-9]\d(?:${GAP}\d){8})(?!\d)`, 'g');
/** Digit by digit, with one and the same mark between all of them. */
const SPELT = /(?<![\d])1([- .])[3-9](?:\1\d){9}(?!\d)/g;
const SPOKEN =
  /(?<![零〇一二三四五六七八九幺])[一幺][三四五六七八九](?:[- ]?[零〇一二三四五六七八九幺]){9}(?![零〇一二三四五六七八九幺])/g;
const LANDLINE = new RegExp(String.raw`(?<![\dA-Za-z]|[A-Za-z]-)(0\d{2,3})(${GAP})(\d{3,4}${GAP}\d{4})(?!\d)`, 'g');
const ABROAD = new RegExp(String.raw`(?<!\d)(?:\+|00)86${GAP}\d{2,3}${GAP}\d{3,4}${GAP}\d{4}(?!\d)`, 'g');
const LOCAL = new RegExp(String.raw`(?<![-\d])[2-9]\d{2,3}${GAP}\d{4}(?!\d)`, 'g');

/** Most groups of a mobile number; more are a list of figures. */
const GROUPS_MOST = 4;

/** Behind such words a number is somebody's telephone. */
const CALLED = /(?:电话|座机|固话|热线|传真|联系|致电|拨打?|tel|phone|fax)[^\d\n]{0,6}$/i;
const CALLED_SO = /(?:电话|座机|固话|传真|热线|tel|fax)(?:号码?)?[ :是为.]{0,3}$/i;
/** Behind such words it is the number of a paper. */
const OF_A_PAPER =
  /(?:(?:合同|协议|发票|票据|订单|运单|快递|凭证|案件|项目|备案|许可证?|工单|设备|批文|公文|证书|执照|产品)(?:编|序)?(?:号|码|号码|代码)|编号|编码|单号|票号|文号|案号|证号|税号|批号|序号|流水号)[ :是为]{0,3}[A-Za-z]{0,6}[- ]?$/;
/** How far before a number its word may begin. */
const BEFORE_MOST = 20;

/** A telephone number in a text: where it stands, and what of it may be shown. */
type Phone = { from: number; to: number; shown: string };

const shownOf = (digits: string): string => `${digits.slice(0, 3)}****${digits.slice(-4)}`;
const digitsOf = (found: string): string => found.replace(/[^\d零〇一二三四五六七八九幺]/g, '');

/**
 * The telephone numbers in a text, as people write them: whole or in groups, in any width, with hyphens, dots, blanks or
 * brackets between. A landline's digits alone need a separator behind the area code or a word such as 电话 before them.
 * The numbers of contracts, invoices and other papers, named as such, are none.
 *
 * @param doubtful  takes also what only might be one; for the log, where no figure of that length is missed
 */
function phonesIn(text: string, doubtful = false): Phone[] {
  const plain = folded(text);
  const before = (at: number): string => plain.slice(Math.max(0, at - BEFORE_MOST), at);
  const found: Phone[] = [];
  function add(from: number, length: number, shown: string): void {
    const to = from + length;
    const taken = found.some((p) => from < p.to && p.from < to);
    if (!taken && (doubtful || !OF_A_PAPER.test(before(from)))) found.push({ from, to, shown });
  }
  for (const { 0: whole, 1: number = '', index } of plain.matchAll(MOBILE))
    if (number.split(/\D+/).length <= GROUPS_MOST) add(index, whole.length, shownOf(digitsOf(number)));
  for (const { 0: whole, index } of plain.matchAll(SPELT)) add(index, whole.length, shownOf(digitsOf(whole)));
  for (const { 0: whole, index } of plain.matchAll(SPOKEN)) add(index, whole.length, shownOf(digitsOf(whole)));
  for (const { 0: whole, 1: area = '', 2: gap = '', index } of plain.matchAll(LANDLINE)) {
    const digits = digitsOf(whole);
    if (doubtful || gap !== '' || CALLED.test(before(index)))
      add(index, whole.length, `${area}****${digits.slice(-4)}`);
  }
  for (const { 0: whole, index } of plain.matchAll(ABROAD))
    add(index, whole.length, `****${digitsOf(whole).slice(-4)}`);
  for (const { 0: whole, index } of plain.matchAll(LOCAL))
    if (CALLED_SO.test(before(index))) add(index, whole.length, `****${digitsOf(whole).slice(-4)}`);
  return found.sort((a, b) => a.from - b.from);
}

/** A text with its telephone numbers replaced. */
export function withoutPhones(text: string, instead: (phone: Phone) => string, doubtful = false): string {
  const pieces: string[] = [];
  let at = 0;
  for (const phone of phonesIn(text, doubtful)) {
    pieces.push(text.slice(at, phone.from), instead(phone));
    at = phone.to;
  }
  return [...pieces, text.slice(at)].join('');
}
