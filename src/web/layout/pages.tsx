import type { Card } from '../../../cards/kit.ts';
import type { FormPage, Overview } from '../../usecases/web/page.ts';
import { CardView, Files, Hidden, type Leads } from './card.tsx';
import { Document, type Said } from './document.tsx';

/** 我的诉求: what waits for the enterprise is seen first. */
export const OverviewPage = ({
  base,
  overview,
  said,
}: {
  base: string;
  overview: Overview;
  said?: Said | undefined;
}) => (
  <Document title="我的诉求" said={said}>
    <h1>{overview.enterprises.join('、')}</h1>
    {overview.mayFile && (
      <a class="button primary" href={`${base}/new`}>
        提交诉求
      </a>
    )}
    {overview.cases.length === 0 ? (
      <p class="small">还没有提交过诉求。</p>
    ) : (
      <ul class="cases">
        {overview.cases.map(({ no, title, tag, colour, headline, open }) => (
          <li class={open ? 'open' : ''}>
            <a href={`${base}/${no}`}>
              <span class={`tag tag-${colour}`}>{tag}</span>
              <strong>{title}</strong>
              <span class="text">{headline}</span>
              <span class="small">{no}</span>
            </a>
          </li>
        ))}
      </ul>
    )}
  </Document>
);

/** One case with its buttons and files. */
export const CasePageView = ({
  base,
  no,
  card,
  files,
  leads,
  said,
}: {
  base: string;
  no: string;
  card: Card;
  files: readonly { id: string; name: string; about: string }[];
  leads: Leads;
  said?: Said | undefined;
}) => (
  <Document title={`诉求 ${no}`} said={said} home={base}>
    <CardView card={card} leads={leads} />
    {files.length > 0 && (
      <section class="files">
        <h2>附件</h2>
        <ul>
          {files.map(({ id, name, about }) => (
            <li>
              <a href={`${base}/${no}/files/${id}`} download={name}>
                {name}
              </a>
              <span class="small">{about}</span>
            </li>
          ))}
        </ul>
      </section>
    )}
  </Document>
);

/** A form of an event; only files, or only a yes, where it asks for no more. */
export const FormPageView = ({
  base,
  page,
  leads,
  datum,
  said,
}: {
  base: string;
  page: FormPage;
  leads: Leads;
  datum?: string | undefined;
  said?: Said | undefined;
}) => (
  <Document title={page.label} said={said} home={base}>
    {page.card ? (
      <CardView card={page.card} leads={leads} />
    ) : (
      <article class="card">
        <div class="body">
          <h1>{page.label}</h1>
          <p class="small">
            {page.c.no} {page.c.title}
          </p>
          {page.question && <p>{page.question}</p>}
          <form method="post" action={leads.address(page.action, datum)} enctype="multipart/form-data" data-sends>
            <Hidden fields={leads.hidden} />
            {page.takesFiles && <Files taken={leads.taken ?? []} required />}
            <button class={`button ${page.grave ? 'danger' : 'primary'}`} type="submit">
              {page.label}
            </button>
          </form>
        </div>
      </article>
    )}
    <p class="back">
      <a href={`${base}/${page.c.no}`}>返回诉求</a>
    </p>
  </Document>
);

/** 提交诉求: of somebody known, with the way back to their cases, or of a stranger. */
export const NewPageView = ({
  base,
  card,
  leads,
  said,
}: {
  base?: string;
  card: Card;
  leads: Leads;
  said?: Said | undefined;
}) => (
  <Document title="提交诉求" said={said} home={base}>
    <CardView card={card} leads={leads} />
  </Document>
);

/** A page that says one thing: why a link opens nothing, or that there is no such case. */
export const PlainPage = ({
  title,
  words,
  renew,
}: {
  title: string;
  words: string;
  /** Where a new link may be asked for. */
  renew?: { address: string; label: string } | undefined;
}) => (
  <Document title={title}>
    <article class="card">
      <div class="body">
        <h1>{title}</h1>
        <p>{words}</p>
        {renew && (
          <form method="post" action={renew.address}>
            <button class="button primary" type="submit">
              {renew.label}
            </button>
          </form>
        )}
      </div>
    </article>
  </Document>
);
