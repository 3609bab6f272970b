import { button, type Card, card, header, type Item, note, noticeTap, says, type UserText } from '../kit.ts';

export type LinksView = {
  noticeId: string;
  enterprise: UserText;
  contacts: readonly { id: string; name: UserText; number: string; standing: string; live: boolean }[];
  notes: readonly string[];
};

/** 链接: which links the contacts of an enterprise have, with what the desk may do about them. Source: interface.md, "Links". */
export function linksCard({ noticeId, enterprise, contacts, notes }: LinksView): Card {
  const several = contacts.length > 1;
  return card(
    header(enterprise, { tag: '网页链接', colour: 'blue' }),
    contacts
      .flatMap(({ id, name, number, standing, live }): Item[] => {
        const label = (act: string): string => (several ? `${act}：${name.text}` : act);
        return [
          says(name, `（${number}）：${standing}`),
          button(label('换发'), noticeTap('renew_link', noticeId, id), 'default', {
            confirm: { title: '换发链接', text: '原来的链接随即停用。请先用登记的手机号码核实对方身份，确认换发吗？' },
          }),
          live &&
            button(label('吊销'), noticeTap('revoke_links', noticeId, id), 'danger', {
              confirm: { title: '吊销链接', text: '该联系人手中的链接随即全部打不开，确认吊销吗？' },
            }),
        ];
      })
      .flatMap((item) => item || []),
    notes.map((line) => note(line)),
  );
}
