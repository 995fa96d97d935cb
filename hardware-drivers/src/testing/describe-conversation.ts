import { describe, expect, it } from 'vitest';
import { createBench, type Bench, type Proof, type Task } from './bench.ts';
import { believe, healthyResults, isActuation, recovers, worked } from './laws.ts';

const seeds = [1, 2, 3];
/** Moments of an accident after a task began, in milliseconds. */
const moments = [0, 1, 3, 10, 30, 60, 120, 400, 900, 1_600];

/** What a driver may make its caller believe, whatever the wire does. */
export function describeConversation<W>(name: string, proof: Proof<W>): void {
  describe(`${name}: conversation`, () => {
    /** A fresh bench per seed and task, with the result of a healthy wire to compare with. */
    const each = async (
      law: (
        bench: Bench<W>,
        task: Task<W>,
        check: (result: Awaited<ReturnType<Task<W>['run']>>) => void,
      ) => Promise<void>,
    ) => {
      for (const seed of seeds) {
        for (const task of proof.tasks) {
          const bench = await createBench(proof, seed);
          const healthy = (await healthyResults({ ...proof, tasks: [task] }, bench)).get(task);
          if (!healthy) throw new Error('no healthy result');
          await law(bench, task, (result) => believe(bench, task, result, healthy, proof.checked));
          await bench.close();
        }
      }
    };
    /** Only a stream can be split, merged, echoed or noisy: packets, pages and cards keep borders. */
    const streamFaults = (bench: Bench<W>) =>
      'fromHost' in bench.line && !proof.packets ? bench.line.faults : undefined;

    it('works when answers come in pieces, together, slowly or after noise', async () => {
      await each(async (bench, task, check) => {
        const faults = streamFaults(bench);
        const harmless = [
          () => (bench.line.faults.delayMs = 40),
          () => faults && (faults.splitBytes = 1),
          () => faults && (faults.mergeMs = 30),
          () => faults && proof.checked && (faults.noise = Uint8Array.of(0xfa, 0xfd, 0x99)),
        ];
        for (const fault of harmless) {
          bench.line.heal();
          fault();
          const result = await bench.run(task);
          expect(worked(result), `${task.name}: ${JSON.stringify(result)}`).toBe(true);
          check(result);
        }
      });
    });

    it('never takes silence for success', async () => {
      await each(async (bench, task, check) => {
        bench.line.faults.muted = true;
        const result = await bench.run(task);
        expect(worked(result)).toBe(false);
        check(result);
        await recovers(bench, task);
      });
    });

    it('is not deceived by its own echo', async () => {
      await each(async (bench, task, check) => {
        if ('request' in bench.line) {
          // A proxy's echo comes instead of the answer: nothing of it may be believed.
          bench.line.faults.echo = true;
          const echoed = await bench.run(task);
          expect(worked(echoed), `${task.name} answered by its own echo`).toBe(false);
          check(echoed);
          bench.line.heal();
          return await recovers(bench, task);
        }
        const faults = streamFaults(bench);
        if (!faults) return;
        faults.echo = true;
        const heard = await bench.run(task);
        if (proof.checked)
          expect(worked(heard), `${task.name} on an echoing line: ${JSON.stringify(heard)}`).toBe(
            true,
          );
        check(heard);
        faults.muted = true;
        const result = await bench.run(task);
        expect(worked(result), `${task.name} answered by its own echo`).toBe(false);
        check(result);
      });
    });

    it('survives wrong bits, lost answers, half answers and late ones', async () => {
      await each(async (bench, task, check) => {
        const { faults } = bench.line;
        const accidents = [
          () => (faults.garble = 1),
          () => (faults.garble = 3),
          () => (faults.truncate = 1),
          () => (faults.dropEvery = 2),
          () => (faults.dropEvery = 3),
          () => (faults.late = { answers: 1, lateMs: 700 }),
          () => (faults.late = { answers: 2, lateMs: 1_050 }),
        ];
        for (const accident of accidents) {
          bench.line.heal();
          accident();
          check(await bench.run(task));
          bench.line.heal();
          check(await bench.run(task));
        }
        await recovers(bench, task);
      });
    });

    it('settles when the cable is pulled at any moment, and comes back', async () => {
      await each(async (bench, task, check) => {
        for (const moment of moments) {
          const pending = bench.start(task);
          await bench.clock.pass(moment);
          bench.line.unplug();
          check(await bench.clock.run(pending));
          await recovers(bench, task);
        }
      });
    });

    it('settles when the cable is pulled under any of its answers, and comes back', async () => {
      await each(async (bench, task, check) => {
        for (const answers of [1, 2, 3]) {
          const { faults } = bench.line;
          if (!('unplugAfterAnswers' in faults)) return;
          faults.unplugAfterAnswers = answers;
          check(await bench.run(task));
          await recovers(bench, task);
        }
      });
    });

    it('settles at once when cancelled at any moment, and is not confused afterwards', async () => {
      await each(async (bench, task, check) => {
        for (const moment of moments) {
          const cancel = new AbortController();
          const pending = bench.start(task, cancel.signal);
          await bench.clock.pass(moment);
          cancel.abort();
          const before = bench.clock.monotonic();
          check(await bench.clock.run(pending));
          expect(bench.clock.monotonic() - before, 'time to settle').toBeLessThan(100);
          await bench.clock.pass(3_000);
          const again = await bench.run(task);
          expect(worked(again), `${task.name} after a cancel: ${JSON.stringify(again)}`).toBe(true);
          check(again);
        }
      });
    });

    it('settles everything pending when closed', async () => {
      await each(async (bench, task) => {
        bench.line.faults.delayMs = 50;
        const pending = [bench.start(task), task.run(bench.device), task.run(bench.device)];
        await bench.clock.pass(2);
        await bench.clock.run(bench.device.close());
        const results = await bench.clock.run(Promise.all(pending));
        // The last one never had its turn: nothing of it may have left.
        const last = results.at(-1);
        expect(last && worked(last)).toBe(false);
        if (last && isActuation(last)) expect(last.outcome).toBe('failed');
        const refused = await bench.clock.run(task.run(bench.device));
        expect(worked(refused)).toBe(false);
      });
    });
  });
}
