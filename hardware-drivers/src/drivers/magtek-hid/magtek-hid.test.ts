import { describe, expect, it } from 'vitest';
import {
  sampleStripe,
  swipeReaderBrain,
  swipeReaderReports,
} from '../../simulators/hid/swipe-reader.ts';
import { createBench } from '../../testing/bench.ts';
import { describeSwipe, swipePacking } from './codec.ts';

const bench = async () => {
  const made = await createBench(
    {
      driver: 'magtek-hid',
      brain: swipeReaderBrain,
      packets: { address: 'hid:0801:0002', far: swipeReaderReports },
      tasks: [],
      checked: false,
    },
    3,
  );
  const swipe = () =>
    made.clock.run(made.device.use('card-reader', (reader) => reader.swipe({ waitMs: 1_000 })));
  return { ...made, swipe };
};

describe('a swipe', () => {
  it('gives the tracks with their sentinels, and null for what could not be read', async () => {
    const { world, swipe } = await bench();
    world.swipeAfter(10);
    const [first, second] = sampleStripe.tracks;
    expect(await swipe()).toEqual({ ok: true, value: { tracks: [first, second, null] } });
    world.swipeAfter(10, { tracks: [null, ';1?', ';2?'] });
    expect(await swipe()).toEqual({ ok: true, value: { tracks: [null, ';1?', ';2?'] } });
  });

  it('that cannot be read at all is the citizen’s to repeat', async () => {
    const { world, swipe } = await bench();
    world.swipeAfter(10, { tracks: [null, null, null] });
    expect(await swipe()).toMatchObject({
      failure: { code: 'card-unreadable', advisedAction: 'citizen' },
    });
    world.swipeAfter(10, { tracks: ['', '', ''] });
    expect(await swipe()).toMatchObject({ failure: { code: 'card-unreadable' } });
    expect(await swipe()).toMatchObject({ failure: { code: 'no-card' } });
  });

  it('nobody waited for is forgotten', async () => {
    const { world, clock, swipe } = await bench();
    world.swipe();
    await clock.pass(100);
    expect(await swipe()).toMatchObject({ failure: { code: 'no-card' } });
  });

  it('of an encrypting model is answered with a clear reason', async () => {
    const { world, swipe } = await bench();
    world.swipeAfter(10, 'encrypted');
    expect(await swipe()).toMatchObject({
      failure: { code: 'not-supported', message: expect.stringContaining('MagnePrint') as unknown },
    });
    expect(describeSwipe(new Uint8Array(887))?.meaning).toContain('encrypting reader');
  });

  it('that is shorter than any report is nothing', () => {
    expect(swipePacking().unpack(new Uint8Array(8), 0)).toHaveLength(0);
  });

  it('reader answers to nothing but swipes', async () => {
    const { device, clock } = await bench();
    for (const work of [
      clock.run(device.use('card-reader', (reader) => reader.present())),
      clock.run(device.use('card-reader', (reader) => reader.connect())),
      clock.run(device.use('card-reader', (reader) => reader.readSocialSecurity())),
    ])
      expect(await work).toMatchObject({ failure: { code: 'not-supported', sent: false } });
  });
});
