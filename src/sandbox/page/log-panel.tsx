import { useState } from 'preact/hooks';
import type { LogEntry } from '../api.ts';
import { toggleLog } from './actions.ts';
import { isRaw, obj, str } from './card/read.ts';

const FILTERS = [
  ['all', '全部'],
  ['to_feishu', '→ 飞书'],
  ['to_qisu', '→ 企诉'],
] as const;

/** Every call between Qisu and the platform, newest first: what it is about in words, its type, and its JSON. */
export function LogPanel({ entries }: { entries: readonly LogEntry[] }) {
  const [only, setOnly] = useState<(typeof FILTERS)[number][0]>('all');
  const [words, setWords] = useState('');
  const shown = entries.filter(
    (entry) =>
      (only === 'all' || entry.dir === only) &&
      `${entry.says} ${typeOf(entry)} ${entry.path} ${entry.status}`.toLowerCase().includes(words.toLowerCase()),
  );
  return (
    <aside class="log" data-testid="log" aria-label="接口日志">
      <header class="log-head">
        <strong>接口日志</strong>
        <div class="segments" role="toolbar" aria-label="方向">
          {FILTERS.map(([value, name]) => (
            <button key={value} type="button" aria-pressed={only === value} onClick={() => setOnly(value)}>
              {name}
            </button>
          ))}
        </div>
        <input
          type="search"
          aria-label="筛选"
          placeholder="人、群、类型或路径"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <span class="muted">{shown.length} 条</span>
        <button type="button" class="tool" aria-label="收起日志" onClick={toggleLog}>
          ✕
        </button>
      </header>
      <div class="log-list">
        {shown.toReversed().map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
        {shown.length === 0 && <p class="empty">还没有调用</p>}
      </div>
    </aside>
  );
}

function Entry({ entry }: { entry: LogEntry }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="log-entry" data-seq={entry.seq} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class={`dir dir-${entry.dir}`}>{entry.dir === 'to_feishu' ? '→ 飞书' : '→ 企诉'}</span>
        <span class={entry.status >= 400 ? 'status bad' : 'status'}>{entry.status}</span>
        <span class="log-says">{entry.says}</span>
        <span class="log-path">{typeOf(entry)}</span>
        {entry.transport === 'ws' && <span class="log-mark">ws</span>}
        {entry.encrypted && <span class="log-mark">加密</span>}
        {entry.signed && <span class="log-mark">签名</span>}
        <span class="muted">{Math.round(entry.ms)} ms</span>
      </summary>
      {open && (
        <div class="log-json">
          <pre>{pretty(entry.request)}</pre>
          <pre>{pretty(entry.response)}</pre>
        </div>
      )}
    </details>
  );
}

/** The type of what was delivered, or the call that was made. */
const typeOf = ({ dir, method, path, request }: LogEntry): string => {
  const sent = isRaw(request) ? request : {};
  const type = dir === 'to_qisu' ? str(obj(sent, 'header'), 'event_type') || str(sent, 'type') : '';
  return type || `${method} ${path}`;
};

const pretty = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '（空）');
