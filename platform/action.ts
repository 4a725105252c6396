import type { z } from 'zod';
import type { Contract, Contracts, OutputOf, ParsedInputOf } from '#core/contract.ts';
import type { Clock } from '#core/dates.ts';
import type { Actor, Can, Place, Policy, Scope } from '#core/policy.ts';
import type { Problem, ProblemKind } from '#core/problem.ts';
import type { Language } from '#core/text.ts';
import type { Tx } from './db/sql.ts';
import type { Files, StoredUpload } from './files/files.ts';
import type { Keyring } from './keys/keyring.ts';
import type { Log } from './log.ts';

/** What every action gets: the open transaction and the few things of the world that it may use. */
export type Context = {
  tx: Tx;
  actor: Actor;
  regency: string;
  language: Language;
  clock: Clock;
  keys: Keyring;
  files: Files;
  log: Log;
  /** The actor's scope under this action's policy: what a list must be cut to. */
  scope: Scope;
  /** The sender's command id; jobs carry their own. Queries have one too, for the log. */
  commandId: string;
  address: string;
  /** The browser or program that asks, in a few words. */
  device: string;
  /** The address of map tiles, where the office configured one. */
  tiles: string | undefined;
  upload: StoredUpload | undefined;
  newId(): string;
  /** `person:<id>`, `system:<name>` or `anyone`: how the actor is written in history and audit. */
  actorName: string;
  /** Tells that something happened; reactions become jobs in the same transaction. */
  emit(event: string, payload: Record<string, unknown>): void;
  /** An action to run later, in a transaction of its own, enqueued in this one. */
  enqueue(job: JobRequest): void;
  /** Adds facts to the audit event of this command. Never personal data. */
  audit(facts: {
    subject?: [kind: string, id: string];
    details?: Record<string, unknown>;
    /** Who it turned out to be, where a stranger asked. */ actor?: string;
  }): void;
  /** Sets or clears the session cookie of the answer. */
  setSession(token: string | null): void;
  /** Verdicts for a subject at a place: which of these actions the actor may do, and what stands in the way. */
  can(place: Place, actions: Record<string, Problem | undefined>): Can;
  /** The actions that the actor's roles open at all, whatever the subject: what navigation is drawn from. */
  canEnter(): Can;
  /** What waits for the actor in every part of town, as each module told it under the scope of its own action. */
  tasks(): Promise<Task[]>;
};

/** Something that needs a person today: one line on their home page, in their language. */
export type Task = { title: string; detail: string; href: string; tone: 'attention' | 'info' };

/** What a module knows of that. Asked with the scope that the actor has under `action`, and only if they have one. */
export type TaskSource = { action: string; list: (ctx: Context) => Promise<Task[]> };

export type JobRequest = { action: string; input: Record<string, unknown>; runAt?: Date; uniqueKey?: string };

/** What `find` gives: the subject, with the place that the policy judges it by. */
export type Found = { place: Place };

/** One action, its types erased; made by `action`. */
export type Action = {
  contract: Contract;
  find: ((ctx: Context, input: never) => Promise<Found | undefined>) | undefined;
  ask: ((ctx: Context, input: never, subject: never) => Problem | undefined | Promise<Problem | undefined>) | undefined;
  act: (ctx: Context, input: never, subject: never) => Promise<unknown>;
  secretAnswer: boolean;
  before: ((asker: Asker, input: never) => Promise<string | undefined>) | undefined;
};

/** Who stands at the door before a transaction opens: `direct` reaches local tables only. */
export type Asker = { direct: Tx; address: string; at: Date; newId: () => string };

export type Steps<C extends Contract, S extends Found> = {
  /** What the command is about. Nothing found is answered as 404, and so is what lies outside the actor's scope. */
  find?: (ctx: Context, input: ParsedInputOf<C>) => Promise<S | undefined>;
  /** The decision of the rules: a problem refuses. */
  ask?: (ctx: Context, input: ParsedInputOf<C>, subject: S) => Problem | undefined | Promise<Problem | undefined>;
  act: (ctx: Context, input: ParsedInputOf<C>, subject: S) => Promise<OutputOf<C>>;
  /** The answer holds a secret and must not be kept for replay; the same command id again is refused. */
  secretAnswer?: boolean;
  /** Before the transaction opens: may refuse, and says to which regency a stranger's request belongs. What it writes stays written. */
  before?: (asker: Asker, input: ParsedInputOf<C>) => Promise<string | undefined>;
};

/** Binds what is done to its contract: find → ask → act. */
export function action<C extends Contract, S extends Found = Found>(contract: C, steps: Steps<C, S>): Action {
  return { contract, find: steps.find, ask: steps.ask, act: steps.act, secretAnswer: steps.secretAnswer ?? false, before: steps.before };
}

/** Long work: a job that takes many transactions, tells its progress and can be resumed. Only the system runs it. */
export type Work = {
  input: z.ZodObject;
  run: (ctx: WorkContext, input: never) => Promise<void>;
  /** Takes minutes where there is much: only a few of these run at once, so that short jobs never wait for them. */
  long: boolean;
};

export type WorkContext = Omit<
  Context,
  'tx' | 'emit' | 'enqueue' | 'audit' | 'setSession' | 'can' | 'canEnter' | 'tasks' | 'upload' | 'address' | 'device' | 'tiles' | 'scope'
> & {
  /** One short transaction of the work; what it emits and enqueues goes with it. With `audit`, one audit event is written. */
  transaction: <T>(body: (ctx: Context) => Promise<T>) => Promise<T>;
  signal: AbortSignal;
};

export function work<I extends z.ZodObject>(input: I, run: (ctx: WorkContext, input: z.output<I>) => Promise<void>): Work {
  return { input, run, long: false };
}

export function longWork<I extends z.ZodObject>(input: I, run: (ctx: WorkContext, input: z.output<I>) => Promise<void>): Work {
  return { input, run, long: true };
}

/** "When this happened, do that": names an action or a work; runs as a job. */
export type Reaction = { on: string; run: string; input: (payload: Record<string, unknown>) => Record<string, unknown> };

/** Work that comes back by itself, for every regency: `everySeconds` after it last ran. */
export type Routine = { run: string; everySeconds: number };

/** One part of town as the server sees it. */
export type Module<C extends Contracts = Contracts> = {
  name: string;
  contracts: C;
  policies: Record<keyof C & string, Policy>;
  actions: Record<keyof C & string, Action>;
  works?: Record<string, Work>;
  reactions?: Reaction[];
  routines?: Routine[];
  tasks?: TaskSource[];
  problems: Record<string, ProblemKind>;
};
