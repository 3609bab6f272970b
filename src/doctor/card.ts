import { SCHEMA } from '../domain/case/case.ts';
import type { Directory } from '../domain/directory/directory.ts';
import type { Notice } from '../domain/notice/notice.ts';
import type { ClockPort, NoticeStore } from '../ports.ts';

type Needs = { notices: Pick<NoticeStore, 'insert'>; clock: Pick<ClockPort, 'now'>; directory: Directory };

const CARD = {
  title: '测试卡片',
  lines: ['请按一下下面的按钮。企诉收到点按，就说明“事件与回调”里的卡片回调配置好了。'],
  yes: '按一下',
  does: { testPress: true as const },
};

/** Has the running program send each administrator a card to press. Returns their names. Source: T32. */
export async function sendTestCard({ notices, clock, directory }: Needs): Promise<string[]> {
  const at = clock.now();
  for (const { openId, name } of directory.administrators) {
    const _id = `doctor/${at.getTime()}/${openId}`;
    const to = { person: openId, name };
    const item = { id: _id, at, to, hours: 'any', show: { notification: 'notice', audience: 'respondent' } } as const;
    const notice: Notice = { _id, schema: SCHEMA, rev: 1, to, show: { ask: CARD }, outbox: [item], sendAt: at, at };
    await notices.insert(notice);
  }
  return directory.administrators.map(({ name }) => name);
}
