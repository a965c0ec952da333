// Mails in the panel: kept where there is no mail server, and what becomes of those that failed.
import { describe, test } from 'node:test';
import { demandAccessible } from '../browser/axe.ts';
import { useBrowser } from '../browser/browser.ts';
import { useHouse } from '../house/house.ts';
import { putMail } from '../house/mails.ts';
import { enter, losesSight, sees, seesLive } from '../browser/operator.ts';

describe('mails', () => {
  const house = useHouse();
  const visit = useBrowser();

  test('without a mail server admins are led to the kept mails, whose words hold the link', async (t) => {
    const page = await enter(t, { visit, house: house() });
    await seesLive(page);
    const bar = page.getByText('No mail server is set up. Mails are kept here instead.');
    await losesSight(bar);
    const link = `${house().url}/set-password#${'n0tAR3alS3cr3t'.repeat(3)}`;
    const words = { subject: 'Invitation to ACME', text: `Hello <b>Manius</b>,\n\n${link}\n\nThe link works once.` };
    await putMail(house(), { to: 'manius@example.com', words });
    await sees(bar);
    await demandAccessible(page);
    await page.getByRole('link', { name: 'Mails' }).click();
    await sees(page.getByRole('row', { name: /manius@example\.com Invitation Kept/ }));
    await demandAccessible(page);
    await page.getByRole('link', { name: 'manius@example.com' }).click();
    await sees(page.getByRole('heading', { name: 'Invitation to ACME' }));
    await sees(page.getByText('Hello <b>Manius</b>,'));
    await sees(page.getByRole('button', { name: `Copy ${link}` }));
    await sees(page.locator(`a[href="${link}"]`));
    await demandAccessible(page);
    const basic = await enter(t, { visit, house: house(), as: 'beta' });
    await seesLive(basic);
    await losesSight(basic.getByText('No mail server is set up.'));
  });

  // shows: M-message-email
  test('a mail that failed says why, is found by its address, and is sent again', async (t) => {
    const reason = 'Problem with email address. The mail server says: 550 5.1.1 No such user';
    await putMail(house(), { to: 'gone@example.com', failure: reason });
    await putMail(house(), { to: 'other@example.com', failure: 'The mail server cannot be reached.' });
    const page = await enter(t, { visit, house: house(), at: '/mails?state=failed' });
    await seesLive(page);
    await page.getByRole('searchbox').fill('gone@');
    await page.waitForURL(/search=gone/);
    const row = page.getByRole('row', { name: /gone@example\.com/ });
    await sees(row.getByText(reason));
    await losesSight(page.getByText('other@example.com'));
    await row.getByRole('button', { name: 'Send again' }).click();
    await losesSight(page.getByText(reason));
  });
});
