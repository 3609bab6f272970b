import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chat, MenuEntry, Message } from '../api.ts';
import { pressMenu, say } from './actions.ts';
import { arrows } from './arrows.ts';
import { summary } from './words.ts';

type Props = {
  as: string;
  chat: Chat;
  appName: string;
  menu: readonly MenuEntry[];
  /** The person has not said anything here yet. */
  silent: boolean;
  replyTo: Message | null;
  cancelReply: () => void;
};

/**
 * Where a person writes: text, files, and in a group the @ mark for the bot; in the chat with the bot its menu, which on a
 * phone takes the place of the line, as in Feishu, and is shown first.
 */
export function Composer({ as, chat, appName, menu, silent, replyTo, cancelReply }: Props) {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const inMenu = menu.length > 0 && replyTo === null && (chosen ?? silent);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [atBot, setAtBot] = useState(true);
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const line = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (replyTo) line.current?.focus();
  }, [replyTo]);
  const group = chat.type === 'group';

  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work().finally(() => setBusy(false));
  };
  const send = () =>
    during(async () => {
      const where = chat.chatId ? { chatId: chat.chatId } : ({ toBot: true } as const);
      const sent = await say({ as, ...where, text, ...(group && { atBot }), replyTo: replyTo?.messageId }, files);
      if (!sent) return;
      setText('');
      setFiles([]);
      cancelReply();
    });
  const ready = (text.trim() !== '' || files.length > 0) && !busy;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && replyTo) cancelReply();
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (ready) void send();
  };
  const onFiles = (event: { currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const chosen = [...(input.files ?? [])];
    input.value = '';
    setFiles([...files, ...chosen]);
  };
  return (
    <div class={inMenu ? 'composer in-menu' : 'composer'} data-testid="composer">
      {menu.length > 0 && (
        <div class="menu" role="toolbar" aria-label="机器人菜单" onKeyDown={arrows}>
          {menu.map(({ key, label }) => (
            <button key={key} type="button" onClick={() => pressMenu(as, key)}>
              {label}
            </button>
          ))}
        </div>
      )}
      {replyTo && (
        <div class="replying">
          <span>
            回复 {replyTo.sender.name}：{summary(replyTo)}
          </span>
          <button type="button" aria-label="取消回复" onClick={cancelReply}>
            ✕
          </button>
        </div>
      )}
      {files.map((file) => (
        <div class="replying" key={`${file.name} ${file.lastModified}`}>
          <span>附件：{file.name}</span>
          <button
            type="button"
            aria-label={`去掉 ${file.name}`}
            onClick={() => setFiles(files.filter((f) => f !== file))}
          >
            ✕
          </button>
        </div>
      ))}
      {menu.length > 0 && (
        <button
          type="button"
          class="tool menu-switch"
          aria-pressed={inMenu}
          aria-label={inMenu ? '写消息' : '机器人菜单'}
          onClick={() => setChosen(!inMenu)}
        >
          {inMenu ? '⌨' : '☰'}
        </button>
      )}
      <div class="composer-row">
        {group && (
          <button
            type="button"
            class={atBot ? 'at-switch on' : 'at-switch'}
            aria-pressed={atBot}
            title={atBot ? '机器人会收到这条消息' : '只说给群里的人'}
            onClick={() => setAtBot(!atBot)}
          >
            @{appName}
          </button>
        )}
        <textarea
          ref={line}
          data-testid="composer-text"
          aria-label="消息"
          placeholder={group ? '发到群里…' : `发给 ${appName}…`}
          rows={Math.min(4, text.split('\n').length)}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="tool"
          aria-label="上传文件"
          title="上传文件"
          disabled={busy}
          onClick={() => picker.current?.click()}
        >
          ＋
        </button>
        <input
          ref={picker}
          class="hidden"
          type="file"
          multiple
          data-testid="composer-file"
          aria-label="选择文件"
          tabIndex={-1}
          onChange={onFiles}
        />
        <button type="button" class="btn btn-primary" data-testid="composer-send" disabled={!ready} onClick={send}>
          发送
        </button>
      </div>
    </div>
  );
}
