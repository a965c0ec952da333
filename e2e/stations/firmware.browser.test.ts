// Firmware and diagnostics: from the upload to what a station has done with it, and what it has brought.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { enter, enterStation, losesSight, sees } from '../browser/operator.ts';
import { connectStation } from '../house/stations.ts';

const ofStation = async (page: Page, command: string) => {
  await page.getByRole('button', { name: 'Commands for the whole charging station' }).click();
  await page.getByRole('menuitem', { name: command }).click();
};

describe('files of charging stations', () => {
  const house = useHouse();
  const visit = useBrowser();

  // shows: M-command-firmware, M-command-files
  test('an admin uploads an image, and follows the station as it fetches and installs it', async (t) => {
    const { clock } = await connectStation(t, house(), 'EV00000013');
    const page = await enter(t, { visit, house: house(), at: '/settings/firmware' });
    await page.getByRole('button', { name: 'Add firmware image' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Upload' }).click();
    await sees(dialog.getByText('Choose the file.'));
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'File' }).click();
    await (await chooser).setFiles({ name: 'a1000.bin', mimeType: 'text/html', buffer: Buffer.alloc(40_000, 7) });
    await dialog.getByLabel('Version').fill('A1000');
    await demandAccessible(page);
    await dialog.getByRole('button', { name: 'Upload' }).click();
    await sees(page.getByRole('row', { name: /A1000/ }).getByText('0.04 MB'));
    const search = page.getByRole('searchbox', { name: 'Version, file, vendor or model' });
    await search.fill('b2000');
    await sees(page.getByText('No firmware image fits'));
    await search.fill('a1000.b');
    await page.waitForURL(/\?search=a1000\.b$/);
    await sees(page.getByRole('row', { name: /A1000/ }));
    await page.getByRole('button', { name: 'Sort by Version' }).click();
    await page.waitForURL(/sort=version&order=asc/);
    await sees(page.getByRole('row', { name: /A1000/ }));
    await demandAccessible(page);

    const [row] = await house().doors.withIngest((tx) =>
      tx.query<{ id: number }>("select id from stations where identifier = 'EV00000013'"),
    );
    await page.goto(`/stations/${row?.id}?tab=commands`);
    await ofStation(page, 'Firmware update');
    const choice = dialog.getByRole('combobox', { name: 'Firmware image' });
    await choice.fill('b2000');
    await sees(page.getByText('No image fits'));
    await choice.fill('a1000.b');
    await page.getByRole('option', { name: /^A1000/ }).click();
    assert.equal(await choice.inputValue(), 'A1000, a1000.bin');
    await demandAccessible(page);
    await dialog.getByRole('button', { name: 'Update firmware' }).click();
    const part = page.getByRole('region', { name: 'Firmware and diagnostics' });
    await sees(part.getByText('Firmware update to A1000'));
    await sees(page.getByRole('row', { name: /^Firmware update/ }).getByText(/^Accepted/));
    // Its clock is an hour behind, and it was told to begin by ours.
    clock.advance(61 * 60_000);
    await sees(part.getByText(/^Downloaded/));
    clock.advance(60_000);
    await sees(part.getByText(/^Installed/));
    await demandAccessible(page);
  });

  // shows: M-command-diagnostics, M-basic-firmware
  test('a basic operator asks for diagnostics and saves what has come; firmware is not offered', async (t) => {
    const { clock } = await connectStation(t, house(), 'EV00000017');
    const page = await enterStation(t, { visit, house: house(), station: 'Maple Mall fast', as: 'beta' });
    await page.getByRole('tab', { name: 'Commands' }).click();
    await page.getByRole('button', { name: 'Commands for the whole charging station' }).click();
    await sees(page.getByRole('menuitem', { name: 'Get diagnostics' }));
    await losesSight(page.getByRole('menuitem', { name: 'Firmware update' }));
    await page.getByRole('menuitem', { name: 'Get diagnostics' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Get diagnostics' }).click();
    await sees(page.getByRole('row', { name: /^Get diagnostics/ }).getByText(/^Accepted/));
    clock.advance(1_000);
    const part = page.getByRole('region', { name: 'Firmware and diagnostics' });
    await sees(part.getByText(/^Uploaded/));
    await demandAccessible(page);
    const saving = page.waitForEvent('download');
    await part.getByRole('link', { name: /^Download diagnostics-EV00000017/ }).click();
    const saved = await saving;
    assert.match(await readFile(await saved.path(), 'utf8'), /^Log of EV00000017,/);
  });
});
