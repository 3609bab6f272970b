import { type Card, type Element, readSubmit, readTap } from '../../../cards/kit.ts';
import { Field } from './field.tsx';
import { Markdown } from './markdown.tsx';

/** Where the buttons of a card lead on this page. */
export type Leads = {
  /** The address of an action, with its datum. */
  address: (action: string, datum?: string) => string;
  /** Whether it leads to a page of its own first; null where it is not offered here. */
  asksFirst: (action: string, datum?: string) => boolean | null;
  /** What every form sends beside its fields. */
  hidden: Record<string, string>;
  /** What was written in an earlier try: whole, where a card's field would cut it. */
  kept?: Record<string, string | string[]>;
  /** Files may be sent with the form. */
  takesFiles?: boolean;
  /** Files that were taken with an earlier try. */
  taken?: readonly string[];
};

type Tag = { text: { content: string }; color: string };
type Head = { title: { content: string }; subtitle?: { content: string }; text_tag_list: Tag[]; template: string };

/** A card as Qisu drew it, as a part of a page that works without a script. */
export function CardView({ card, leads }: { card: Card; leads: Leads }) {
  const head = card.header as unknown as Head | undefined;
  return (
    <article class="card">
      {head && (
        <header class={`head head-${head.template}`}>
          <h1>{head.title.content}</h1>
          {head.subtitle && <p class="sub">{head.subtitle.content}</p>}
          <p>
            {head.text_tag_list.map(({ text, color }) => (
              <span class={`tag tag-${color}`}>{text.content}</span>
            ))}
          </p>
        </header>
      )}
      <div class="body">
        <Elements all={card.body.elements} leads={leads} />
      </div>
    </article>
  );
}

const Elements = ({ all, leads }: { all: readonly Element[]; leads: Leads }) => (
  <>
    {all.map((element) => (
      <Drawn element={element} leads={leads} />
    ))}
  </>
);

const childrenOf = (element: Element): readonly Element[] => (element.elements as readonly Element[]) ?? [];

function Drawn({ element, leads }: { element: Element; leads: Leads }) {
  switch (element.tag) {
    case 'div': {
      const { content, text_color } = element.text as { content: string; text_color?: string };
      return <p class={text_color ? `text ink-${text_color} small` : 'text'}>{content}</p>;
    }
    case 'markdown':
      return isWay(String(element.content)) ? (
        <Way lines={String(element.content).split(LINE)} />
      ) : (
        <p class={element.text_size === 'notation' ? 'small' : element.text_size === 'heading' ? 'large' : undefined}>
          <Markdown content={String(element.content)} />
        </p>
      );
    case 'hr':
      return <hr />;
    case 'column_set':
      return (
        <div class={`row ${band(element)}`}>
          {(element.columns as Element[]).map((column) => (
            <div class="column">
              <Elements all={childrenOf(column)} leads={leads} />
            </div>
          ))}
        </div>
      );
    case 'collapsible_panel': {
      const all = childrenOf(element);
      // Of a heading whose buttons are not offered here nothing is left.
      const offered = all.filter((one, i) => !isHeading(one) || !isEmpty(all[i + 1] ?? one, leads));
      if (offered.every((one) => isEmpty(one, leads))) return null;
      return (
        <details>
          <summary>{(element.header as { title: { content: string } }).title.content}</summary>
          <Elements all={offered} leads={leads} />
        </details>
      );
    }
    case 'button':
      return <Press element={element} leads={leads} />;
    case 'form':
      return <Form element={element} leads={leads} />;
    default:
      // Pictures are keys of the messenger's; the page lists the files themselves.
      return null;
  }
}

const LINE = '<br>';
/** The mark before a step of the case's way: green what is done, blue where it is now. */
const MARK = /^<font color='(green|blue)'>●<\/font> /;
const isWay = (content: string): boolean => content.split(LINE).every((one) => MARK.test(one));

/** 办理进度: a line a step, which breaks beside its mark and not below it. */
const Way = ({ lines }: { lines: readonly string[] }) => (
  <ol class="way">
    {lines.map((one) => (
      <li class={MARK.exec(one)?.[1] === 'blue' ? 'now' : undefined}>
        <Markdown content={one.replace(MARK, '')} />
      </li>
    ))}
  </ol>
);

const band = ({ background_style }: Element): string =>
  typeof background_style === 'string' ? `band band-${background_style.replace(/-\d+$/, '')}` : '';

/** A group of buttons of which none is offered here, with its small heading. */
const isEmpty = (element: Element, leads: Leads): boolean => {
  if (element.tag === 'button') return tapOf(element, leads) === null;
  if (element.tag === 'column_set') return (element.columns as Element[]).every((column) => isEmpty(column, leads));
  if (element.tag === 'column') return childrenOf(element).every((one) => isEmpty(one, leads));
  return isHeading(element);
};

const isHeading = ({ tag, text }: Element): boolean =>
  tag === 'div' && (text as { text_color?: string }).text_color === 'grey';

/** The action of a button that is offered on the page. */
function tapOf(element: Element, { asksFirst }: Leads) {
  const [behavior] = (element.behaviors as { value?: unknown }[] | undefined) ?? [];
  const tap = readTap(behavior?.value);
  const first = tap && asksFirst(tap.action, tap.datum);
  return tap && first !== null ? { ...tap, first: first === true } : null;
}

const labelOf = (element: Element): string => (element.text as { content: string }).content;

function Press({ element, leads }: { element: Element; leads: Leads }) {
  const tap = tapOf(element, leads);
  if (!tap) return null;
  const look = `button ${element.type === 'primary_filled' ? 'primary' : ''} ${element.type === 'danger' ? 'danger' : ''}`;
  const address = leads.address(tap.action, tap.datum);
  if (tap.first)
    return (
      <a class={look} href={address}>
        {labelOf(element)}
      </a>
    );
  return (
    <form method="post" action={address}>
      <Hidden fields={leads.hidden} />
      <button class={look} type="submit">
        {labelOf(element)}
      </button>
    </form>
  );
}

export const Hidden = ({ fields }: { fields: Record<string, string> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
);

function Form({ element, leads }: { element: Element; leads: Leads }) {
  const all = childrenOf(element);
  const submit = all.find((one) => one.form_action_type === 'submit');
  const read = submit && readSubmit(String(submit.name));
  if (!submit || !read) return null;
  const asked = all.filter((one) => one !== submit);
  const question = (submit.confirm as { text: { content: string } } | undefined)?.text.content;
  return (
    <form method="post" action={leads.address(read.action, read.datum)} enctype="multipart/form-data" data-sends>
      <Hidden fields={{ ...leads.hidden, v: String(read.v) }} />
      {asked.map((one, i) => (
        <Field element={one} label={labelBefore(asked, i)} kept={leads.kept?.[String(one.name)]} />
      ))}
      {leads.takesFiles && <Files taken={leads.taken ?? []} />}
      {question && <p class="small">{question}</p>}
      <button class={`button ${submit.type === 'danger' ? 'danger' : 'primary'}`} type="submit">
        {labelOf(submit)}
      </button>
    </form>
  );
}

/** A select's and a date's label is the text before it. */
const labelBefore = (all: readonly Element[], i: number): string => {
  const before = all[i - 1];
  return before?.tag === 'div' ? (before.text as { content: string }).content : '';
};

/** Photos and files; with a script photos are shown, made smaller, and their sending is counted. */
export const Files = ({ taken, required = false }: { taken: readonly string[]; required?: boolean }) => (
  <div class="field">
    <label>
      <span>照片、文件{required ? '' : '（选填）'}</span>
      {taken.length > 0 && <span class="small">已收到：{taken.join('、')}</span>}
      <input type="file" name="files" multiple required={required && taken.length === 0} data-photos />
      <span class="button pick" aria-hidden="true">
        选择照片或文件
      </span>
    </label>
    <output class="photos" data-shows />
  </div>
);
