import type { ComponentChildren } from 'preact';

/** What was said of the last press. */
export type Said = { ok: boolean; words: string };

/** A whole page: phone first, no window and no foreign resource, so that WeChat's browser shows it too. */
export const Document = ({
  title,
  said,
  home,
  children,
}: {
  title: string;
  said?: Said | undefined;
  home?: string | undefined;
  children: ComponentChildren;
}) => (
  <html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <meta name="format-detection" content="telephone=no" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/e/static/page.css" />
      <script src="/e/static/page.js" defer />
    </head>
    <body>
      <nav>
        <span>企业诉求</span>
        {home && <a href={`${home}?all=1`}>我的诉求</a>}
      </nav>
      <main>
        {said && (
          <p class={said.ok ? 'said ok' : 'said refused'} role={said.ok ? 'status' : 'alert'}>
            {said.words}
          </p>
        )}
        {children}
      </main>
    </body>
  </html>
);
