import type { Locator, Page } from 'playwright-core';

const WAIT_MS = 20_000;
/** A week of the town takes ten seconds of a machine that has nothing else to do. */
const MOVE_MS = 100_000;

/**
 * The sandbox page as one person in front of it uses it: looks, clicks, types. Whoever is named is given a column; on a
 * phone, where one column is shown at a time, theirs is brought to the front.
 */
export function screenOf(page: Page) {
  page.setDefaultTimeout(WAIT_MS);
  const column = (name: string): Locator => page.locator(`section[aria-label="${name}"]`);

  /** Brings somebody's column into view, adding it when it is not there yet. */
  async function look(name: string): Promise<Locator> {
    const section = column(name);
    if ((await section.count()) === 0) {
      await page.getByTestId('add-person').click();
      await page.getByLabel('找人').fill(name);
      await page.getByRole('option').filter({ hasText: name }).click();
    } else if (!(await section.isVisible())) {
      await page.locator('.tab-bar button', { hasText: name }).click();
    }
    await section.waitFor();
    return section;
  }

  /** Opens one of somebody's chats by the name on its tab. */
  async function open(name: string, chat: string): Promise<void> {
    await (await look(name)).locator('.chat-tab', { hasText: chat }).click();
  }

  /** The newest card in somebody's open chat that shows all of `words`. */
  function card(name: string, ...words: string[]): Locator {
    const all = column(name).locator('[data-kind="interactive"]');
    return words.reduce((cards, text) => cards.filter({ hasText: text }), all).last();
  }

  /** Presses a button of the clock's bar; a phone keeps some of them behind another. */
  async function pressBar(label: string): Promise<void> {
    const button = page.getByRole('toolbar', { name: '时钟' }).getByText(label, { exact: true });
    if (!(await button.isVisible())) await page.getByLabel('更多', { exact: true }).click();
    await button.click();
  }

  const opened = (): Promise<void> => page.locator('section').first().waitFor();

  /** Whoever comes for the first time is offered the tours, and looks around alone. */
  async function alone(): Promise<void> {
    const offer = page.getByRole('dialog').filter({ hasText: '第一次来' });
    if ((await offer.count()) > 0) await offer.getByText('先自己看看').click();
  }

  return {
    page,
    pressBar,
    async enter(url: string): Promise<void> {
      await page.goto(url);
      await opened();
      await alone();
    },
    async reload(): Promise<void> {
      await page.reload();
      await opened();
    },
    look,
    open,
    card,
    /** Waits until somebody's open chat shows a card with all of `words`; what it says. */
    async read(name: string, ...words: string[]): Promise<string> {
      await look(name);
      await card(name, ...words).waitFor();
      return (await card(name, ...words).textContent()) ?? '';
    },
    /** Types into the line at the bottom and sends it. */
    async say(name: string, text: string): Promise<void> {
      const section = await look(name);
      // On a phone the bot's menu stands there until somebody wants to write.
      const line = section.getByTestId('composer-text');
      if (!(await line.isVisible())) await section.getByLabel('写消息').click();
      await line.fill(text);
      await section.getByTestId('composer-send').click();
    },
    /** Presses the button of the newest card that has it. */
    async press(name: string, label: string): Promise<void> {
      const cards = (await look(name)).locator('[data-kind="interactive"]');
      await cards.getByRole('button', { name: label, exact: true }).last().click();
    },
    /** Fills fields of the newest card by the labels above them. */
    async fill(name: string, fields: { [label: string]: string }): Promise<void> {
      const section = await look(name);
      for (const [label, value] of Object.entries(fields)) {
        const field = section.getByLabel(label).last();
        if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
          await field.selectOption({ label: value });
        else await field.fill(value);
      }
    },
    /** Moves the town's clock by a button of the bar, and waits until it stands. */
    async move(label: string): Promise<void> {
      const moved = page.waitForResponse((answer) => answer.url().endsWith('/sandbox/api/clock'), { timeout: MOVE_MS });
      await pressBar(label);
      await moved;
      await page.locator('.due', { hasText: '正在推进时钟' }).waitFor({ state: 'detached' });
    },
    /** Whether the newest message of somebody's open chat begins within what is shown of it. */
    atNewest: async (name: string): Promise<boolean> =>
      (await look(name)).locator('.conversation').evaluate((box) => {
        const at = (e: Element): string => e.querySelector('time')?.dateTime ?? '';
        const all = [...box.querySelectorAll('[data-message]')].sort((a, b) => (at(a) < at(b) ? -1 : 1));
        const [shown, newest] = [box.getBoundingClientRect(), all.at(-1)?.getBoundingClientRect()];
        return newest !== undefined && newest.top >= shown.top && newest.top < shown.bottom;
      }),
    clock: async (): Promise<string> => (await page.getByTestId('clock').textContent()) ?? '',
    /** Waits until no toast is shown any more. */
    calm: async (): Promise<void> => {
      await page.waitForFunction(() => !document.querySelector('.toast'));
    },
    /** What a person would call broken: words wider than the page or than what holds them, and bare ids. */
    faults: (): Promise<string[]> =>
      page.evaluate(() => {
        const held = [...document.querySelectorAll<HTMLElement>('.card button, .card-body, .menu, .clock-moves')];
        const cut = held.filter((e) => e.offsetParent !== null && e.scrollWidth > e.clientWidth + 1);
        const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the page'] : [];
        const ids = document.body.textContent.match(/\b(ou|oc|om|cli)_\w+/g) ?? [];
        return [...cut.map((e) => `cut: ${e.textContent}`), ...wide, ...ids.map((id) => `bare: ${id}`)];
      }),
  };
}

export type Screen = ReturnType<typeof screenOf>;
