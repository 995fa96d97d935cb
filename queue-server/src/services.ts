import { aesCipher, keyedDigest } from './cases/cipher.ts';
import { caseDecider } from './cases/decide.ts';
import { CaseDesk } from './cases/desk.ts';
import { Files, filesMigration } from './cases/files.ts';
import {
  caseList,
  caseListMigration,
  caseErasureMigration,
  caseOutcomeMigration,
} from './cases/list.ts';
import { Housekeeping } from './cases/housekeeping.ts';
import { Intake } from './cases/intake.ts';
import { Office } from './cases/office.ts';
import { Vault, vaultMigration } from './cases/vault.ts';
import { catalogueMigration, Shelf } from './catalogue/shelf.ts';
import { issueCertificates, issueTypes } from './certificates/issue.ts';
import { CertificatePrints, certificatePrintMigration } from './certificates/prints.ts';
import { certificateMigration, Registry } from './certificates/registry.ts';
import { demoSealService, noSealService } from './certificates/seal-service.ts';
import { feedOf, type City } from './city.ts';
import { letters, letterTypes } from './connectors/letters.ts';
import { KeptMessages, messageMigration } from './connectors/messages.ts';
import { reactionMigration, Reactions } from './connectors/reactions.ts';
import { dutyDecider } from './duty/decider.ts';
import { draftMigration, DraftShelf } from './drafts/shelf.ts';
import { DutyDesk } from './duty/desk.ts';
import { Watch } from './duty/watch.ts';
import { cabinetReplica } from './lockers/cabinet.ts';
import { LockerDesk } from './lockers/desk.ts';
import { factTypes, lockerFacts } from './lockers/facts.ts';
import { grantDecider } from './lockers/grants.ts';
import { handOverDecider } from './lockers/hand-over.ts';
import { HandOverDesk } from './lockers/hand-over-desk.ts';
import { documentNumbers } from './print/document-numbers.ts';
import { paperPrints } from './print/paper-prints.ts';
import { ratingDecider } from './ratings/decider.ts';
import { RatingDesk } from './ratings/desk.ts';
import { ratingList, ratingMigration } from './ratings/list.ts';
import type { Parts, Room, RoomFactory } from './room.ts';
import { serviceRoutes } from './service-routes.ts';
import { legalDate } from './rules/index.ts';
import { visitList, visitMigration } from './supervision/visits.ts';
import { attemptMigration } from './terminals/attempts.ts';
import { serviceFaults } from './terminals/check.ts';
import { InboxDesk } from './terminals/inbox.ts';
import { usualSettings, type CityServices } from './terminals/plan.ts';
import { Register } from './terminals/register.ts';
import { terminalReplica } from './terminals/replica.ts';
import { StaffCodes } from './terminals/staff-codes.ts';
import { terminalMigrations } from './terminals/tables.ts';

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));

/** Everything behind the routes, built once the store is open and the keys are there. */
async function build(parts: Parts, services: CityServices) {
  const { store, clock, rng, log } = parts;
  const master = await parts.secret('services');
  const keyFor = (purpose: string): Buffer => Buffer.from(keyedDigest(master, purpose), 'hex');
  const cipher = aesCipher(rng);
  const settings = { ...usualSettings, ...services.settings };
  const terminals = byId(services.terminals);
  const cabinets = byId(services.cabinets);

  const shelf = new Shelf(store, clock);
  await shelf.seed(services.catalogue);
  const vault = new Vault({ store, clock, rng, cipher, master: keyFor('subjects') });
  const files = new Files({ store, clock, rng, cipher, master: keyFor('files') });
  const casesKey = keyFor('cases');
  const cases = new CaseDesk({ parts, shelf, vault, terminals, key: casesKey });
  const intake = new Intake({
    parts,
    desk: cases,
    shelf,
    vault,
    files,
    terminals,
    undoMinutes: settings.undoMinutes,
    key: casesKey,
  });
  const cabinetName = (id: string) => cabinets.get(id)?.name ?? { zh: id, en: id };
  const office = new Office({ parts, desk: cases, vault, cabinetName });
  const cabinetMaster = keyFor('cabinets');
  const lockers = new LockerDesk({
    parts,
    cases,
    office,
    vault,
    cabinets,
    master: cabinetMaster,
    keepDays: settings.keepDays,
  });
  const register = new Register({
    store,
    clock,
    rng,
    plans: terminals,
    heartbeatSeconds: settings.heartbeat,
  });
  const ratings = new RatingDesk({ parts, cases, vault });
  const handOvers = new HandOverDesk({ parts, lockers });
  const publicUrl = services.publicUrl ?? 'http://127.0.0.1:7300';
  const drafts = new DraftShelf(store, clock);
  const watch = new Watch({
    parts,
    cases,
    lockers,
    handOvers,
    register,
    ratings,
    cabinets: services.cabinets,
    terminals,
  });
  return {
    services,
    drafts,
    housekeeping: new Housekeeping({ parts, vault, files, drafts }),
    duty: new DutyDesk({ parts, watch, roster: rosterOf(parts.city, services) }),
    shelf,
    vault,
    files,
    cases,
    intake,
    office,
    lockers,
    handOvers,
    register,
    cabinets,
    cabinetMaster,
    codes: new StaffCodes({ store, clock, rng, key: keyFor('staff-codes') }),
    inbox: new InboxDesk(parts, settings, () => shelf.current.version),
    messages: new KeptMessages(store, clock, vault),
    ratings,
    prints: new CertificatePrints(store, clock),
    registry: new Registry({ store, clock, vault, key: keyFor('certificates') }),
    verifyUrl: (number: string, code: string) => `${publicUrl}/verify/${number}?code=${code}`,
    log,
  };
}

/** Who is called: the city's roster, or else its managers. */
const rosterOf = (city: City, { duty }: CityServices): readonly string[] =>
  duty ?? city.accounts.filter(({ roles }) => roles.includes('manager')).map(({ id }) => id);

/** What the routes are made of. */
export type Built = Awaited<ReturnType<typeof build>>;

/** Items, terminals, cases, lockers, ratings: what a city offers beyond its halls. */
export const servicesRoom: RoomFactory = ({ city }): Room => {
  const { services } = city;
  const faults = services === undefined ? [] : serviceFaults(city, services);
  if (faults.length > 0) throw new Error(`the city contradicts itself: ${faults.join('; ')}`);
  const reactions = new Reactions();
  const zones = new Map(city.sites.map(({ id, timeZone }) => [feedOf(id), timeZone]));
  const dateIn = (feed: string, at: number): string => legalDate(at, zones.get(feed) ?? 'UTC');
  let built: Built | undefined;
  return {
    migrations: [
      vaultMigration,
      filesMigration,
      attemptMigration,
      catalogueMigration,
      ...terminalMigrations,
      caseListMigration,
      caseOutcomeMigration,
      caseErasureMigration,
      reactionMigration,
      messageMigration,
      ratingMigration,
      visitMigration,
      certificateMigration,
      certificatePrintMigration,
      draftMigration,
    ],
    deciders: [
      caseDecider,
      cabinetReplica,
      grantDecider,
      terminalReplica,
      handOverDecider,
      ratingDecider,
      dutyDecider,
      documentNumbers,
      paperPrints,
    ],
    projections: [
      caseList(dateIn),
      ratingList,
      visitList,
      reactions.projectionOf('locker-facts', 1, factTypes),
      reactions.projectionOf('letters', 1, letterTypes),
      reactions.projectionOf('duty-calls', 1, ['duty-called']),
      reactions.projectionOf('certificates', 1, issueTypes),
    ],
    async start(parts) {
      if (services === undefined) return () => undefined;
      const all = await build(parts, services);
      built = all;
      const { cases, lockers, office, vault, messages, registry, verifyUrl, log } = all;
      reactions.start(
        parts,
        [
          lockerFacts({ lockers, cases, log }),
          letters({ cases, office, lockers, vault, messages }),
          all.duty.reaction,
          issueCertificates({
            cases,
            office,
            registry,
            seals: services.demo === true ? demoSealService(services.fontDirectory) : noSealService,
            verifyUrl,
            log,
          }),
        ],
        city.sites.map(({ id }) => feedOf(id)),
      );
      all.duty.start();
      all.housekeeping.start();
      return () => {
        all.duty.stop();
        all.housekeeping.stop();
        all.inbox.close();
        void reactions.stop();
      };
    },
    authenticate: () => async (knock) => built?.register.authenticate(knock),
    routes(app, parts) {
      if (built !== undefined) serviceRoutes(app, parts, built, () => reactions.poke());
    },
  };
};
