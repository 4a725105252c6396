import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Clock } from '#core/dates.ts';
import { newId } from '#core/ids.ts';
import type { Actor, Policy, Scope } from '#core/policy.ts';
import { scopeCovers, scopeOf } from '#core/policy.ts';
import { coreProblems } from '#core/problem.ts';
import type { Language } from '#core/text.ts';
import type { Action, Context, Module, Reaction, Work } from '../action.ts';
import { Tx, sql } from '../db/sql.ts';
import { transact } from '../db/transact.ts';
import type { Files, StoredUpload } from '../files/files.ts';
import { enqueueJobs } from '../jobs/queue.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Log } from '../log.ts';
import { actorName, buildContext } from './context.ts';
import type { Outbox } from './context.ts';
import { parseInput } from './parse.ts';

export type World = { pool: Pool; clock: Clock; keys: Keyring; files: Files; log: Log; tiles?: string | undefined };

/** All modules, looked up by action name. */
export type Registry = {
  modules: Module[];
  actions: Map<string, { action: Action; policy: Policy }>;
  works: Map<string, Work>;
  reactions: Map<string, Reaction[]>;
};

export type Request = {
  name: string;
  input: unknown;
  actor: Actor;
  language: Language;
  /** Made by the sender; the same id twice gives the first answer and does nothing again. */
  commandId?: string;
  upload?: StoredUpload;
  address?: string;
  device?: string;
  /** Runs in the same transaction after the act: a job ends itself here. */
  last?: (tx: Tx) => Promise<void>;
};

export type Answer = { output: unknown; session: string | null | undefined; replayed: boolean; jobs: number };

/** Collects the modules and refuses to start where one of them leaves a question open. */
export function registerModules(modules: Module[]): Registry {
  const registry: Registry = { modules, actions: new Map(), works: new Map(), reactions: new Map() };
  for (const module of modules) {
    for (const name of Object.keys(module.contracts)) {
      const action = module.actions[name];
      const policy = module.policies[name];
      if (!action) throw new Error(`${name} has a contract but no action`);
      if (!policy) throw new Error(`${name} has no policy: deny is the default, and an action without one does not start`);
      if (!name.startsWith(`${module.name}.`)) throw new Error(`${name} must be named after its module ${module.name}`);
      registry.actions.set(name, { action, policy });
    }
    for (const [name, work] of Object.entries(module.works ?? {})) registry.works.set(name, work);
    for (const reaction of module.reactions ?? []) registry.reactions.set(reaction.on, [...(registry.reactions.get(reaction.on) ?? []), reaction]);
  }
  for (const { action } of modules.flatMap((module) => module.tasks ?? []))
    if (!registry.actions.has(action)) throw new Error(`tasks are told under ${action}, which does not exist`);
  for (const reaction of [...registry.reactions.values()].flat()) {
    if (!registry.actions.has(reaction.run) && !registry.works.has(reaction.run))
      throw new Error(`the reaction to ${reaction.on} names ${reaction.run}, which does not exist`);
  }
  return registry;
}

/** The one way in: parse → may the actor → transaction → find → ask → act → audit and jobs → commit → cut to the contract. */
export async function perform(world: World, registry: Registry, request: Request): Promise<Answer> {
  const { action, scope } = enter(registry, request.name, request.actor);
  const input = parseInput(action.contract.input, request.input);
  const query = action.contract.kind === 'query';
  const placed = await placeRequest(world, request, action, input);
  return transact(world.pool, { regency: placed.actor.regency, readOnly: query }, (tx) =>
    query ? answerQuery(world, registry, placed, action, scope, input, tx) : obeyCommand(world, registry, placed, action, scope, input, tx),
  );
}

/** The first door: does any role of the actor open this action at all? */
export function enter(registry: Registry, name: string, actor: Actor): { action: Action; scope: Scope } {
  const entry = registry.actions.get(name);
  if (!entry) throw coreProblems.make('core.noSuchPath', { path: name });
  const scope = scopeOf(actor, entry.policy);
  if (!scope) throw coreProblems.make(actor.kind === 'anyone' ? 'core.signInFirst' : 'core.notAllowed');
  return { action: entry.action, scope };
}

/** A stranger's request is carried out in the regency that it belongs to. */
async function placeRequest(world: World, request: Request, action: Action, input: unknown): Promise<Request> {
  if (!action.before) return request;
  const at = world.clock.now();
  const regency = await action.before({ direct: new Tx(world.pool), address: request.address ?? '', at, newId: () => newId(at) }, input as never);
  return regency === undefined || request.actor.kind !== 'anyone' ? request : { ...request, actor: { ...request.actor, regency } };
}

async function answerQuery(
  world: World,
  registry: Registry,
  request: Request,
  action: Action,
  scope: Scope,
  input: unknown,
  tx: Tx,
): Promise<Answer> {
  const { ctx, outbox } = buildContext(world, registry, request, scope, tx, request.commandId ?? newId(world.clock.now()));
  const output = await findAskAct(action, ctx, input);
  return { output: action.contract.output.parse(output), session: outbox.session, replayed: false, jobs: 0 };
}

async function obeyCommand(
  world: World,
  registry: Registry,
  request: Request,
  action: Action,
  scope: Scope,
  input: unknown,
  tx: Tx,
): Promise<Answer> {
  const commandId = request.commandId ?? newId(world.clock.now());
  const hash = createHash('sha256')
    .update(JSON.stringify([request.name, request.input ?? null, request.upload?.sha256 ?? null]))
    .digest();
  const earlier = await claimCommand(tx, world, request, commandId, hash);
  if (earlier) return earlier;
  const { ctx, outbox } = buildContext(world, registry, request, scope, tx, commandId);
  const output = action.contract.output.parse(await findAskAct(action, ctx, input));
  await enqueueJobs(tx, request.actor.regency, world.clock.now(), ctx.actorName, outbox.jobs);
  await recordCommand(tx, ctx, request.name, action.secretAnswer ? null : output, outbox);
  await request.last?.(tx);
  return { output, session: outbox.session, replayed: false, jobs: outbox.jobs.length };
}

async function findAskAct(action: Action, ctx: Context, input: unknown): Promise<unknown> {
  // What the contract parsed is what the action was written for; the types were joined by `action()`.
  const parsed = input as never;
  const subject = action.find ? await action.find(ctx, parsed) : { place: {} };
  if (!subject || (action.find && !scopeCovers(ctx.scope, subject.place))) throw coreProblems.make('core.notFound');
  const refusal = await action.ask?.(ctx, parsed, subject as never);
  if (refusal) throw refusal;
  return action.act(ctx, parsed, subject as never);
}

/** Takes the command id. Whoever comes second waits at the key until the first has committed, and gets its answer. */
async function claimCommand(tx: Tx, world: World, request: Request, id: string, hash: Buffer): Promise<Answer | undefined> {
  const { regency } = request.actor;
  const taken = await tx.find(sql<{ id: string }>`
    insert into platform.command (regency, id, action, actor, input_hash, received_at)
    values (${regency}, ${id}, ${request.name}, ${actorName(request.actor)}, ${hash}, ${world.clock.now()})
    on conflict (regency, id) do nothing returning id`);
  if (taken) return undefined;
  const first = await tx.get(sql<{ action: string; actor: string; input_hash: Buffer; answer: unknown }>`
    select action, actor, input_hash, answer from platform.command where regency = ${regency} and id = ${id}`);
  const same = first.actor === actorName(request.actor) && first.input_hash.equals(hash);
  if (!same || first.answer === null) throw coreProblems.make('core.commandIdReused');
  await request.last?.(tx);
  return { output: first.answer, session: undefined, replayed: true, jobs: 0 };
}

/** The answer, the audit event and its note to the sealer, in one statement. */
export async function recordCommand(tx: Tx, ctx: Context, action: string, answer: unknown, outbox: Outbox): Promise<void> {
  await tx.run(sql`
    with answered as (
      update platform.command set answer = ${answer === null ? null : JSON.stringify(answer)} where regency = ${ctx.regency} and id = ${ctx.commandId}
    ), noted as (
      insert into platform.audit_unsealed (regency, event_id) values (${ctx.regency}, ${outbox.eventId})
    )
    insert into platform.audit_event (regency, id, at, actor, action, subject_kind, subject_id, command_id, details)
    values (${ctx.regency}, ${outbox.eventId}, ${ctx.clock.now()}, ${outbox.actor ?? ctx.actorName}, ${action}, ${outbox.subject?.[0] ?? null}, ${outbox.subject?.[1] ?? null}, ${ctx.commandId}, ${JSON.stringify(outbox.details)})`);
}
