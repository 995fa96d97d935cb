import { citizenRoutes } from './cases/citizen-routes.ts';
import { fileRoutes } from './cases/file-routes.ts';
import { staffRoutes } from './cases/staff-routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { certificateRoutes } from './certificates/routes.ts';
import { certificatePrintRoutes } from './certificates/terminal-routes.ts';
import { demoRoutes } from './connectors/demo-routes.ts';
import { draftRoutes } from './drafts/routes.ts';
import { dutyRoutes } from './duty/routes.ts';
import { handOverRoutes } from './lockers/hand-over-routes.ts';
import { lockerRoutes } from './lockers/routes.ts';
import { casePaperRoutes } from './print/case-routes.ts';
import { listPaperRoutes } from './print/list-routes.ts';
import { createPress } from './print/press.ts';
import { PrintDesk } from './print/print-desk.ts';
import { ratingRoutes } from './ratings/routes.ts';
import { enrolmentRoutes } from './terminals/enrolment-routes.ts';
import { terminalRoutes } from './terminals/routes.ts';
import type { App, Parts } from './room.ts';
import type { Built } from './services.ts';
import { usualRemedies } from './terminals/plan.ts';

/** The addresses of everything a city offers beyond its halls. */
export function serviceRoutes(app: App, parts: Parts, built: Built, poke: () => void) {
  const { cases, cabinets, cabinetMaster, codes, files, inbox, lockers, office, register } = built;
  catalogueRoutes(app, parts, built.shelf);
  enrolmentRoutes(app, { parts, register, cabinets, master: cabinetMaster });
  terminalRoutes(app, { parts, register, codes, inbox });
  fileRoutes(app, files);
  draftRoutes(app, parts, built.drafts);
  citizenRoutes(app, { desk: cases, intake: built.intake, office, onSubmitted: poke });
  staffRoutes(app, office);
  lockerRoutes(app, { lockers, cases, vault: built.vault });
  handOverRoutes(app, lockers, built.handOvers);
  ratingRoutes(app, built.ratings);
  dutyRoutes(app, parts, built.duty);
  const { demo = false, fontDirectory, codeWords = {}, remedies = usualRemedies } = built.services;
  const press = createPress({ now: () => parts.clock.now(), fontDirectory, demo });
  const prints = new PrintDesk({ parts, codeWords });
  casePaperRoutes(app, { cases, office, press, prints, remedies });
  const { registry, verifyUrl } = built;
  certificateRoutes(app, { parts, cases, registry, press, verifyUrl });
  certificatePrintRoutes(app, { parts, cases, office, registry, prints: built.prints });
  const alarms = async () => (await built.duty.alarms()).length;
  listPaperRoutes(app, { parts, cases, lockers, handOvers: built.handOvers, alarms, press });
  if (built.services.demo === true) demoRoutes(app, built.messages);
}
