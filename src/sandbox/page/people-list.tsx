import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Person } from '../api.ts';
import { Avatar, Unread } from './avatar.tsx';
import { useAway } from './away.ts';
import { found } from './people.ts';

type Props = {
  /** What the button does, for those who cannot see it. */
  label: string;
  people: readonly Person[];
  /** Whoever is chosen already. */
  current?: string;
  choose: (openId: string) => void;
  testId: string;
  children: ComponentChildren;
};

/** A button that opens a list of people, in which somebody is found by typing; who has news stands first. */
export function PeopleList({ label, people, current, choose, testId, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useAway(root, open, () => setOpen(false));
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span class="people-list" ref={root}>
      <button
        type="button"
        class="switch"
        ref={button}
        data-testid={testId}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span class="hidden">{label}</span>
        {children}
      </button>
      {open && (
        <Found
          label={label}
          people={people}
          current={current}
          close={close}
          choose={(openId) => {
            close();
            choose(openId);
          }}
        />
      )}
    </span>
  );
}

type FoundProps = Pick<Props, 'label' | 'people' | 'choose'> & { current: string | undefined; close: () => void };

function Found({ label, people, current, choose, close }: FoundProps) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  const groups = found(people, words);
  const all = groups.flatMap((group) => group.people);
  const active = all[Math.min(at, all.length - 1)];
  useEffect(() => list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' }), [active?.openId]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && active) choose(active.openId);
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, all.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <div class="found" role="dialog" aria-label={label}>
      <div class="found-head">
        <input
          ref={field}
          type="search"
          aria-label="找人"
          aria-controls={id}
          aria-activedescendant={active && `${id}-${active.openId}`}
          placeholder="姓名、单位或企业"
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="tool" aria-label="关闭名单" onClick={close}>
          ✕
        </button>
      </div>
      <div class="found-list" role="listbox" id={id} aria-label={label} ref={list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list of options.
          <div key={group.name} role="group" aria-label={group.name}>
            <div class="found-side">{group.name}</div>
            {group.people.map((person) => (
              <button
                key={person.openId}
                type="button"
                role="option"
                id={`${id}-${person.openId}`}
                tabIndex={-1}
                class={person === active ? 'found-person active' : 'found-person'}
                aria-selected={person.openId === current}
                onClick={() => choose(person.openId)}
              >
                <Avatar name={person.name} size="small" />
                <span class="found-name">{person.name}</span>
                {person.side === 'phone' && <span class="telephone-mark">手机</span>}
                <span class="found-title">{person.title}</span>
                <Unread count={person.unread} />
              </button>
            ))}
          </div>
        ))}
        {all.length === 0 && <p class="empty">没有找到“{words}”，请换一个姓名、单位或企业。</p>}
      </div>
    </div>
  );
}
