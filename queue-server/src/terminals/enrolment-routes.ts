import { Type } from 'typebox';
import { senderOf } from '../cases/sender.ts';
import { sendOutcome } from '../http/problems.ts';
import {
  AskEnrolmentCode,
  Enrolled,
  Enrolment,
  EnrolmentCode,
  Id,
  Remark,
  TerminalView,
} from '../protocol/index.ts';
import type { App, Parts } from '../room.ts';
import type { CabinetPlan, TerminalPlan } from './plan.ts';
import { cabinetKey, type Register } from './register.ts';

const OfTerminal = Type.Object({ terminal: Id });

export interface EnrolmentRoutes {
  readonly parts: Parts;
  readonly register: Register;
  readonly cabinets: ReadonlyMap<string, CabinetPlan>;
  /** The master of the cabinets' keys. */
  readonly master: Uint8Array;
}

/** How terminals come and go: codes, keys, revocation, and the manager's list. */
export function enrolmentRoutes(
  app: App,
  { register, parts, cabinets, master }: EnrolmentRoutes,
): void {
  app.post(
    '/api/terminals/enrolment-codes',
    {
      // Asking again voids the code before; a remembered answer would only keep a secret around.
      config: { access: ['administrator'], keyless: true },
      schema: {
        summary: 'A short-lived code with which one terminal enrols',
        body: AskEnrolmentCode,
        response: { 201: EnrolmentCode },
      },
    },
    async (request, reply) => {
      const { terminal } = request.body;
      const { by } = senderOf(request);
      const outcome = await register.enrolmentCode(terminal, by);
      const shape = ({ code, expiresAt }: { code: string; expiresAt: number }) => ({
        terminal,
        code,
        expiresAt: new Date(expiresAt).toISOString(),
      });
      return sendOutcome(request, reply, outcome, shape, 201);
    },
  );

  const enrolled = (plan: TerminalPlan): Enrolled => {
    const site = parts.city.sites.find(({ id }) => id === plan.site);
    if (site === undefined) throw new Error(`terminal ${plan.id} stands at no site`);
    const cabinet = plan.cabinet === null ? undefined : cabinets.get(plan.cabinet);
    const { id, name, region, timeZone, phone } = site;
    return {
      terminal: plan.id,
      serial: plan.serial,
      site: { id, name, region, timeZone, phone },
      hall: plan.hall,
      cabinet:
        cabinet === undefined
          ? null
          : {
              id: cabinet.id,
              name: cabinet.name,
              compartments: [...cabinet.compartments],
              key: cabinetKey(master, cabinet.id).toString('base64'),
            },
    };
  };

  app.post(
    '/api/terminals/enrolments',
    {
      config: { access: 'anyone', keyless: true },
      schema: {
        summary: 'Bind a signing key to the terminal the code was made for',
        body: Enrolment,
        response: { 201: Enrolled },
      },
    },
    async (request, reply) => {
      const { code, publicKey } = request.body;
      const outcome = await register.enrol(code, publicKey);
      return sendOutcome(request, reply, outcome, enrolled, 201);
    },
  );

  app.get(
    '/api/terminals',
    {
      config: { access: ['manager', 'administrator'] },
      schema: {
        summary: 'All terminals and how they are',
        response: { 200: Type.Array(TerminalView) },
      },
    },
    async () => [...(await register.views())],
  );

  app.post(
    '/api/terminals/:terminal/revoke',
    {
      config: { access: ['administrator'] },
      schema: {
        summary: 'Refuse everything this terminal signs from now on',
        params: OfTerminal,
        body: Remark,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { terminal } = request.params;
      const outcome = await register.revoke(terminal, senderOf(request).by);
      return sendOutcome(request, reply, outcome, () => null, 204);
    },
  );
}
