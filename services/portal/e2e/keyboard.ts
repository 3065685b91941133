import type { Page } from 'playwright-core';
import { tabTo, walkTo } from './browser.ts';

/** Walks with Shift and Tab until what has the focus begins with this name. */
export function tabBackTo(page: Page, name: string | RegExp): Promise<void> {
  return walkTo(page, name, 'Shift+Tab');
}

/** Walks to a field, takes away what it holds and types. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Walks to a day's field and types a day whose month has its number: a browser may ask for either first. */
export async function typeDay(
  page: Page,
  label: string,
  { dayAndMonth, year }: { readonly dayAndMonth: number; readonly year: number },
): Promise<void> {
  await tabTo(page, label);
  const two = String(dayAndMonth).padStart(2, '0');
  await page.keyboard.type(`${two}${two}${year}`);
}

/** Walks to a list that unfolds and chooses in it with the arrows. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: option, exact: true }).waitFor();
  const reached = page.locator('[role=option][data-combobox-selected]');
  for (let steps = 0; steps < 60; steps += 1) {
    if ((await reached.count()) > 0 && (await reached.innerText()) === option) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No arrow leads to « ${option} »`);
}

/** Until the window that opens has taken the focus: what is pressed sooner goes to the page behind it. */
export async function dialogTaken(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[role=dialog]')?.contains(document.activeElement));
}

/** Fills in the window that opens, ends on its button, presses it and waits until the window is gone. */
export async function inDialog(page: Page, fill: () => Promise<void>): Promise<void> {
  await dialogTaken(page);
  await fill();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
