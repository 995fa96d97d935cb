import { describe, expect, it } from 'vitest';
import { openPdf } from '../paper/testing/index.ts';
import type { Person } from '../testing/http.ts';
import {
  collectEvent,
  depositEvents,
  eventually,
  number,
  serviceStory,
  type ServiceStory,
} from '../testing/service-story.ts';

const rare = { name: '𬱖启明', idNumber: '419921198507163194', card: 'citizen' };

/** The paper at an address as whoever printed it reads it. */
async function reads(story: ServiceStory, who: Person, path: string) {
  const answer = await fetch(`${story.server.url}${path}`, { headers: { cookie: who.cookie } });
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('application/pdf'))
    return { status: answer.status, text: await answer.text() };
  const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()));
  let text = '';
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str;
  }
  await pdf.loadingTask.destroy();
  return { status: answer.status, text: text.replaceAll(/\s/g, '') };
}

/** The text of the paper of a case that bears this name. */
async function paperCalled(story: ServiceStory, who: Person, serial: number, name: string) {
  const path = `/api/cases/${number(serial)}/papers`;
  const { body } = await who.get(path);
  const papers = body['papers'] as readonly { id: string; name: { zh: string } }[];
  const found = papers.find((one) => one.name.zh === name);
  return (await reads(story, who, `${path}/${found?.id ?? '0'}`)).text;
}

describe('papers from the office', () => {
  it('are there as soon as the step is taken, and say name, reason, basis, deadline and remedies', async () => {
    await using story = await serviceStory();
    const clerk = await story.person('clerk1');
    const step = async (serial: number, action: string, body: unknown = {}, who = clerk) => {
      const { status } = await who.post(`/api/cases/${number(serial)}/${action}`, body);
      expect(status).toBe(200);
    };
    const applies = async (serial: number, item: string) => {
      await story.submit({
        number: number(serial),
        item,
        applicant: rare,
        answers: { name: rare.name, level: '500' },
      });
      await step(serial, 'register');
      await step(serial, 'pre-check');
    };

    await applies(1, 'licence');
    expect(await paperCalled(story, clerk, 1, '收件凭证')).toMatch(
      /𬱖启明.*非受理凭证|非受理凭证.*𬱖启明/,
    );
    await step(1, 'accept');
    const accepted = await paperCalled(story, clerk, 1, '受理通知书');
    expect(accepted).toContain('𬱖启明');
    expect(accepted).toContain('第三十二条第一款第五项');
    expect(accepted).toContain('2026年11月18日（周三）为第0天');
    expect(accepted).toContain('演示样张');

    await applies(2, 'licence');
    await step(2, 'ask-correction', {
      reason: '材料不全',
      defects: [
        { material: 'book', what: '缺少户主页' },
        { material: 'agreement', what: '没有签名' },
      ],
    });
    const correction = await paperCalled(story, clerk, 2, '补正材料告知书');
    expect(correction).toContain('共2项');
    expect(correction).toMatch(/1户口簿缺少户主页2代扣协议没有签名/);

    await applies(3, 'licence');
    await step(3, 'not-accept', { reason: '不属于本机关职权', legalBasis: '行政许可法第三十二条' });
    const refused = await paperCalled(story, clerk, 3, '不予受理通知书');
    expect(refused).toContain('理由：不属于本机关职权');
    expect(refused).toContain('依据：行政许可法第三十二条');
    expect(refused).toMatch(/60日内向.*申请行政复议.*6个月内.*提起行政诉讼/);

    const reviewer = await story.person('reviewer1');
    await step(1, 'start-review', {}, reviewer);
    await step(
      1,
      'special-start',
      { kind: 'testing', reason: '须检测', legalBasis: '第四十五条' },
      reviewer,
    );
    await step(1, 'special-end', {}, reviewer);
    await step(1, 'deny', { reason: '检测不合格', legalBasis: '卫生管理条例' }, reviewer);
    expect(await paperCalled(story, clerk, 1, '特别程序告知书')).toContain('检测');
    const denied = await paperCalled(story, clerk, 1, '不予行政许可决定书');
    expect(denied).toContain('理由：检测不合格');
    expect(denied).toContain('行政复议');
  });

  it('are sheets with a serial, a number and a fate; a reprint says who, when, and which sheet is void', async () => {
    await using story = await serviceStory();
    const clerk = await story.person('clerk1');
    for (const serial of [1, 2]) {
      await story.submit({
        number: number(serial),
        applicant: rare,
        answers: { name: rare.name, level: '500' },
      });
      await clerk.post(`/api/cases/${number(serial)}/register`);
    }
    const listed = async (serial: number) => {
      const { body } = await clerk.get(`/api/cases/${number(serial)}/papers`);
      const [voucher] = body['papers'] as readonly {
        id: string;
        number: string;
        prints: unknown[];
      }[];
      if (voucher === undefined) throw new Error('no voucher');
      return voucher;
    };
    const { id } = await listed(1);
    const path = `/api/cases/${number(1)}/papers/${id}`;
    expect((await reads(story, clerk, path)).text).toContain('预览·未打印，不作凭据');
    expect((await listed(1)).number).toBeNull();

    // Two presses at once are one sheet.
    const [one, two] = await Promise.all([
      clerk.post(`${path}/prints`),
      clerk.post(`${path}/prints`),
    ]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body).toEqual(two.body);
    const sheet = await reads(story, clerk, `${path}?print=1`);
    expect(sheet.text).toContain('收〔2026〕1号');
    expect(sheet.text).toContain(String(one.body['serial']));
    expect(sheet.text).not.toMatch(/预览|补打/);

    await clerk.post(`${path}/prints/1`, { outcome: 'printed' });
    expect((await clerk.post(`${path}/prints`)).body).toMatchObject({ code: 'paper-printed' });
    const other = await story.person('manager1');
    await other.post(`${path}/prints`, { again: true });
    const again = (await reads(story, clerk, `${path}?print=2`)).text;
    expect(again).toContain('收〔2026〕1号');
    expect(again).toContain(`补打件：原流水号${String(one.body['serial'])}作废`);
    expect(again).toContain('2026年11月18日20:00由manager1补打');
    await other.post(`${path}/prints/2`, { outcome: 'failed' });
    expect(await listed(1)).toMatchObject({
      prints: [
        { print: 1, state: 'printed', by: 'clerk1' },
        { print: 2, state: 'failed', by: 'manager1', voids: one.body['serial'] },
      ],
    });

    // The next paper of this kind has the next number; all of it stands in the journal.
    await clerk.post(`/api/cases/${number(2)}/papers/${(await listed(2)).id}/prints`);
    expect((await listed(2)).number).toMatch(/收〔2026〕2号$/);
    const events = await story.server.store.read(async (tx) =>
      tx.rows.eventsOfFeed('site/yunxi', 0, 500),
    );
    expect(
      events
        .filter(({ type }) => type.startsWith('paper-'))
        .map(({ type, actor }) => [type, actor]),
    ).toEqual([
      ['paper-reserved', 'clerk1'],
      ['paper-printed', 'clerk1'],
      ['paper-reserved', 'manager1'],
      ['paper-failed', 'manager1'],
      ['paper-reserved', 'clerk1'],
    ]);
  });

  it('are the counter’s: the reviewing side, which sees no names, gets none', async () => {
    await using story = await serviceStory();
    await story.submit();
    const reviewer = await story.person('reviewer1');
    const path = `/api/cases/${number(1)}/papers`;
    expect((await reviewer.get(path)).status).toBe(403);
    expect((await reviewer.get(`${path}/1`)).status).toBe(403);
    const clerk = await story.person('clerk1');
    expect((await clerk.get(`${path}/999`)).body).toMatchObject({ code: 'paper-unknown' });
  });

  it('are refused, not printed with a box, when a name has a character that no font draws', async () => {
    await using story = await serviceStory();
    const clerk = await story.person('clerk1');
    const name = '张\u{32000}';
    await story.submit({ applicant: { ...rare, name }, answers: { name, level: '500' } });
    await clerk.post(`/api/cases/${number(1)}/register`);
    const { body } = await clerk.get(`/api/cases/${number(1)}/papers`);
    const [voucher] = body['papers'] as readonly { id: string }[];
    const path = `/api/cases/${number(1)}/papers/${voucher?.id ?? ''}`;
    const refused = {
      status: 422,
      body: { code: 'paper-refused', details: { characters: ['U+32000'] } },
    };
    expect(await clerk.get(path)).toMatchObject(refused);
    expect(await clerk.post(`${path}/prints`)).toMatchObject(refused);
  });

  it('hand over deposits on a list that both sides sign', async () => {
    await using story = await serviceStory();
    await story.submit();
    await story.terminal.sendPiece(story.terminal.piece(depositEvents('d-1')));
    await story.terminal.sendPiece(story.terminal.piece([collectEvent('d-1')]));
    const lockers = await story.person('lockers1');
    const made = await eventually(
      () => lockers.post('/api/lockers/yunxi-a/hand-overs'),
      ({ status }) => status === 201,
    );
    const path = `/api/lockers/yunxi-a/hand-overs/${String(made.body['id'])}/paper`;
    const { text } = await reads(story, lockers, path);
    expect(text).toContain('材料交接单');
    expect(text).toContain(`D000101`);
    expect(text).toContain('代扣协议×2');
    expect(text).toContain('文件柜管理员lockers1（签字、日期）');
  });

  it('close the day with the head of the audit chain, and report to supervision what is late', async () => {
    await using story = await serviceStory();
    await story.submit();
    const manager = await story.person('manager1');
    const row = await story.server.store.read(async (tx) => tx.rows.feed('site/yunxi'));
    const day = await reads(story, manager, '/api/halls/yunxi/day/paper');
    expect(day.text).toContain('大厅日结单');
    expect(day.text).toContain(row?.head);
    story.clock.advance(20 * 86_400_000);
    const later = await story.person('manager1');
    const report = await reads(story, later, '/api/supervision/paper?language=both');
    expect(report.text).toContain('效能监督报告');
    expect(report.text).toContain(number(1));
    expect(report.text).toContain('超法定时限');
  });
});
