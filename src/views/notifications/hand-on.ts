import type { ShortMessage } from '../../domain/case/short.ts';

/** What a link leads to, for whoever passes it on. */
const LEADS_TO: Record<ShortMessage, string> = {
  receipt: '已收到，进展可随时查看',
  progress: '有新的进展',
  material: '需要补充材料',
  late: '有逾期，情况见页面',
  confirm: '已有办理结果，请查看并确认',
  last_day: '今天是答复的最后一天，请查看并确认',
  closed: '已办结，结果见页面',
  letter: '书面答复已出具，请下载',
  survey: '请回答回访问题',
};

/** Asks agent or desk to pass a link on, where the place has no gateway for short messages. Source: interface.md, "Links". */
export const handOnText = (of: {
  template: ShortMessage;
  no: string;
  enterprise: string;
  name: string;
  url: string;
}): string => {
  const whom = [of.enterprise, of.name].filter(Boolean).join('的');
  return `请把下面的链接转给${whom}，诉求 ${of.no} ${LEADS_TO[of.template]}。链接是其个人所用，请勿转发他人：\n${of.url}`;
};
