const ENTITIES: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>' };

/** A browser without a script: it follows links, sends forms and keeps cookies. */
export function visitor(origin: string) {
  const cookies = new Map<string, string>();
  let at = '';
  let html = '';
  let status = 0;

  const text = (markup: string): string =>
    markup
      .replace(/<(script|style|head)[^>]*>.*?<\/\1>/gs, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string | undefined) =>
        name === undefined ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? all),
      )
      .replace(/\s+/g, ' ');

  async function go(path: string, init: RequestInit = {}): Promise<void> {
    let target = new URL(path, new URL(at || '/', origin));
    let request = init;
    for (let hops = 0; hops < 5; hops++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { ...(request.headers as Record<string, string>), ...(cookie && { cookie }) };
      const answer = await fetch(target, { ...request, headers, redirect: 'manual' });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value) cookies.set(name, value);
        else cookies.delete(name);
      }
      const to = answer.headers.get('location');
      if (answer.status >= 300 && answer.status < 400 && to) {
        target = new URL(to, target);
        request = {};
        continue;
      }
      at = target.pathname + target.search;
      html = await answer.text();
      status = answer.status;
      return;
    }
    throw new Error(`${path} leads in circles`);
  }

  const attribute = (tag: string, name: string): string | undefined => {
    const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    return found && text(found).trim();
  };
  type Form = { action: string; multipart: boolean; markup: string };
  const forms = (): Form[] =>
    [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', markup = '']) => ({
      action: attribute(head, 'action') ?? at,
      multipart: head.includes('multipart/form-data'),
      markup,
    }));
  const buttonsIn = (markup: string): string[] =>
    [...markup.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, inner = '']) => text(inner).trim());
  const links = (): { label: string; href: string; button: boolean }[] =>
    [...html.matchAll(/<a(\s[^>]*)>(.*?)<\/a>/gs)].map(([, head = '', inner = '']) => ({
      label: text(inner).trim(),
      href: attribute(head, 'href') ?? '',
      button: (attribute(head, 'class') ?? '').includes('button'),
    }));

  /** The field under a label, by what the page says. */
  function nameOf(markup: string, label: string): string {
    const found = [...markup.matchAll(/<label[^>]*>(.*?)<\/label>/gs)].find(([, inner = '']) =>
      text(inner).includes(label),
    );
    const name = found && /<(?:input|textarea|select)[^>]*\sname="([^"]+)"/.exec(found[0])?.[1];
    if (!name) throw new Error(`no field ${label} on ${at}`);
    return name;
  }
  /** What a choice is sent as, by its words. */
  const sentAs = (markup: string, said: string): string => {
    const option = [...markup.matchAll(/<option([^>]*)>(.*?)<\/option>/gs)].find(
      ([, , inner = '']) => text(inner).trim() === said,
    );
    return option ? (attribute(option[1] ?? '', 'value') ?? said) : said;
  };

  const page = {
    get at() {
      return at;
    },
    get html() {
      return html;
    },
    get status() {
      return status;
    },
    /** All that is read. */
    text: () => text(html).trim(),
    buttons: () => [
      ...links().flatMap((l) => (l.button ? [l.label] : [])),
      ...forms().flatMap(({ markup }) => buttonsIn(markup)),
    ],
    links,
    open: (url: string) => go(url),
    async follow(label: string): Promise<void> {
      const found = links().find((l) => l.label.includes(label));
      if (!found) throw new Error(`no link ${label} on ${at}: ${text(html)}`);
      await go(found.href);
    },
    /** Presses a button, with what is filled in by label, and files. */
    async press(
      label: string,
      fields: Record<string, string> = {},
      files: readonly (readonly [name: string, bytes: Uint8Array])[] = [],
    ): Promise<void> {
      const link = links().find((l) => l.button && l.label === label);
      if (link) return go(link.href);
      const form = forms().find(({ markup }) => buttonsIn(markup).includes(label));
      if (!form) throw new Error(`no button ${label} on ${at}: ${text(html)}`);
      await go(form.action, { method: 'POST', ...page.bodyOf(form, fields, files) });
    },
    /** What pressing that button sends. */
    sends(label: string, fields: Record<string, string> = {}): { action: string; body: FormData | URLSearchParams } {
      const form = forms().find(({ markup }) => buttonsIn(markup).includes(label));
      if (!form) throw new Error(`no button ${label} on ${at}`);
      return { action: form.action, ...page.bodyOf(form, fields, []) };
    },
    bodyOf(form: Form, fields: Record<string, string>, files: readonly (readonly [string, Uint8Array])[]) {
      const body = form.multipart ? new FormData() : new URLSearchParams();
      for (const [, tag = ''] of form.markup.matchAll(/<input([^>]*type="hidden"[^>]*)>/g))
        body.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
      for (const [label, said] of Object.entries(fields))
        body.append(nameOf(form.markup, label), sentAs(form.markup, said));
      for (const [name, bytes] of files)
        if (body instanceof FormData) body.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
      return { body };
    },
    /** The bytes of a file, by its name on the page. */
    async download(name: string): Promise<{ bytes: Buffer; headers: Headers }> {
      const found = links().find((l) => l.label === name);
      if (!found) throw new Error(`no file ${name} on ${at}: ${text(html)}`);
      const answer = await fetch(new URL(found.href, origin));
      return { bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
    },
  };
  return page;
}
export type Visitor = ReturnType<typeof visitor>;
