import {
  button,
  buttons,
  type Card,
  card,
  header,
  headline,
  note,
  noticeTap,
  openUrl,
  picture,
  says,
  type UserText,
} from '../kit.ts';

const STOP = { title: '停用二维码', text: '停用后扫码的人会看到已停用，不能恢复。确定停用吗？' };

export type CodeView = { noticeId: string; code: string; called: UserText; key: string | null; url: string };

/** A QR code, named, with its address under it. Source: interface.md, "QR codes". */
export const codeCard = ({ noticeId, code, called, key, url }: CodeView): Card =>
  card(
    header('二维码', { tag: '已生成', colour: 'blue', note: called }),
    key !== null && picture({ key, name: called }),
    note(url),
    says('长按图片保存，打印张贴或发给企业；扫码可在飞书里打开机器人，没有账号的在网页上填写。'),
    openUrl('打开链接', url),
    button('停用', noticeTap('stop', noticeId, code), 'default', { confirm: STOP }),
  );

export type CodesView = {
  noticeId: string;
  count: number;
  codes: readonly { id: string; called: UserText; made: string }[];
  page: number;
  pages: number;
};

/** The codes in force, each with what may be done about it. */
export const codesCard = ({ noticeId, count, codes, page, pages }: CodesView): Card =>
  card(
    header('二维码', { tag: `${count} 个在用`, colour: count > 0 ? 'blue' : 'grey' }),
    count === 0 && headline('还没有二维码'),
    ...codes.flatMap(({ id, called, made }) => [
      says(called),
      note(made),
      ...buttons(
        button('再发一次', noticeTap('again', noticeId, id)),
        button('停用', noticeTap('stop', noticeId, id), 'default', { confirm: STOP }),
      ),
    ]),
    pages > 1 && note(`第 ${page} 页，共 ${pages} 页`),
    page > 1 && button('上一页', noticeTap('page', noticeId, String(page - 1))),
    page < pages && button('下一页', noticeTap('page', noticeId, String(page + 1))),
    button('新建通用二维码', noticeTap('make', noticeId)),
    note('为窗口、海报或企业生成的，请发送“二维码 政务大厅3号窗口”或“二维码 企业名称”'),
  );
