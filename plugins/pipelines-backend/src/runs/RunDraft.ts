import type { Failure, RunState } from '@adinsights/plugin-platform-common';
import type { StepEnded, StepJob } from '@adinsights/plugin-platform-node';
import {
  hasLanded,
  isOver,
  LedgerRun,
  LedgerStep,
  nameOf,
  stagesOf,
  StepConnection,
} from './ledgerRun';
import { syncsFirst } from './priority';
import { backoffMs, isRetryable } from './retryPolicy';
import type { AttemptChange, Rules, RunEventDraft } from './runChanges';
import { RunOutcome, runOutcome } from './runOutcome';

/**
 * A run whose row is locked, and what is about to change about it. Every
 * transition of the ledger is a method; saving writes them all at once.
 */
export class RunDraft {
  readonly run: LedgerRun;
  readonly attempts: AttemptChange[] = [];
  readonly events: RunEventDraft[] = [];
  /** The steps that differ from what is stored, new ones included. */
  readonly changed = new Set<LedgerStep>();
  /** A sync landed too late for this run's transform: another must follow. */
  landedLate = false;
  readonly #before: RunState;

  constructor(run: LedgerRun) {
    this.run = run;
    this.#before = run.state;
  }

  /** By how much the counters of its lane change. */
  laneChange(): { tenantId: string; queued: number; running: number } {
    const { tenantId, state } = this.run;
    const change = (counted: RunState) =>
      Number(state === counted) - Number(this.#before === counted);
    return {
      tenantId,
      queued: change('queued'),
      running: change('running'),
    };
  }

  /** Queued becomes running: the steps are made. */
  start(
    connections: StepConnection[],
    turn: number,
    now: Date,
    newId: () => string,
  ): void {
    const { run } = this;
    run.state = 'running';
    run.startedAt = now;
    this.#event('run.started', 'Run started');
    const blank = (kind: LedgerStep['kind']): LedgerStep => ({
      id: newId(),
      kind,
      state: 'pending',
      attempt: 0,
      attemptsBefore: 0,
      turn,
      notBefore: now,
      connection: null,
      waveId: null,
      rows: null,
      bytes: null,
      failure: null,
      startedAt: null,
      endedAt: null,
    });
    const syncs = syncsFirst(run.kind)
      ? connections.map(connection => ({ ...blank('sync'), connection }))
      : [];
    run.steps.push(...syncs, blank('transform'), blank('snapshot'));
    run.steps.forEach(step => this.changed.add(step));
    if (!syncsFirst(run.kind)) {
      run.readyAt = now;
    } else if (syncs.length === 0) {
      this.#stopBeforeTransform(now, {
        code: 'configuration',
        message: 'The tenant has no active connection',
        rules: [],
      });
    }
  }

  /** Queued becomes cancelled, because the tenant may not run any more. */
  drop(now: Date, why: string): void {
    this.run.state = 'cancelled';
    this.run.endedAt = now;
    this.#event('run.ended', `Run cancelled: ${why}`);
  }

  /**
   * Asks for the end of the run: at once when nothing of it is at work, else
   * as soon as what is at work has ended.
   */
  cancel(now: Date, by: string): void {
    const { run } = this;
    if (run.state === 'queued') {
      this.drop(now, `by ${by}`);
      return;
    }
    if (run.cancelRequestedAt === null) {
      run.cancelRequestedAt = now;
      this.#event('run.cancel_requested', `Cancel requested by ${by}`);
      this.advance(now);
    }
  }

  /**
   * A run that has ended runs again from the steps that did not succeed. New
   * rows need a new transform, a new transform a new snapshot.
   */
  retry(turn: number, now: Date, by: string): void {
    const { run } = this;
    this.#event('run.retried', `Run again by ${by}`);
    const started = run.steps.length > 0;
    Object.assign(run, {
      // One that was cancelled before it had steps goes back into its line.
      state: started ? 'running' : 'queued',
      startedAt: started ? now : null,
      endedAt: null,
      failure: null,
      cancelRequestedAt: null,
    });
    if (!started) {
      return;
    }
    const syncs = run.steps.filter(({ kind }) => kind === 'sync');
    let again = false;
    for (const step of run.steps) {
      const stale = again && step.kind !== 'sync';
      if (step.state === 'running' || (!stale && step.state === 'succeeded')) {
        again ||= step.state === 'running';
        continue;
      }
      again = true;
      this.changed.add(step);
      Object.assign(step, {
        state: 'pending',
        attemptsBefore: step.attempt,
        turn,
        notBefore: now,
        failure: null,
        endedAt: null,
      });
    }
    run.firstLandedAt = syncs.some(hasLanded) ? now : null;
    run.readyAt = syncs.length === 0 ? now : null;
    this.advance(now);
  }

  /** The next attempt of a pending step, as its job names it. */
  startAttempt(step: LedgerStep, now: Date, waveId?: string): StepJob {
    this.changed.add(step);
    step.state = 'running';
    step.attempt += 1;
    step.startedAt = now;
    step.waveId = waveId ?? null;
    this.attempts.push({
      step,
      attempt: step.attempt,
      state: 'running',
      startedAt: now,
      endedAt: null,
      rows: null,
      bytes: null,
      failure: null,
    });
    const again = step.attempt > 1 ? `, attempt ${step.attempt}` : '';
    this.#event(`${step.kind}.started`, `${nameOf(step)} started${again}`);
    return {
      tenantId: this.run.tenantId,
      runId: this.run.id,
      stepId: step.id,
      attempt: step.attempt,
      traceparent: this.run.traceparent,
    };
  }

  /** False when this attempt ended before or is not the newest: no change. */
  endAttempt(ended: StepEnded, rules: Rules): boolean {
    const step = this.run.steps.find(({ id }) => id === ended.stepId);
    if (
      !step ||
      step.state !== 'running' ||
      step.attempt !== ended.attempt ||
      !step.startedAt
    ) {
      return false;
    }
    const { outcome, rows = null, bytes = null, failure = null } = ended.ending;
    this.attempts.push({
      step,
      attempt: step.attempt,
      state: outcome,
      startedAt: step.startedAt,
      endedAt: rules.now,
      rows,
      bytes,
      failure,
    });
    this.changed.add(step);
    step.failure = failure;
    if (outcome === 'failed' && this.#mayRetry(step, rules)) {
      this.#rest(step, rules);
      return true;
    }
    Object.assign(step, { state: outcome, rows, bytes, endedAt: rules.now });
    this.#event(
      `${step.kind}.${outcome}`,
      `${nameOf(step)} ${outcome}${failure ? `: ${failure.message}` : ''}`,
    );
    if (step.kind === 'sync' && hasLanded(step)) {
      this.#landed(rules.now);
    }
    return true;
  }

  /** The grace for syncs is over: what landed goes on without the rest. */
  stopWaiting(now: Date): void {
    this.run.readyAt = now;
    this.#event('run.ready', 'Goes on without the syncs that have not ended');
  }

  /** Draws the consequences of how the steps stand now. */
  advance(now: Date): void {
    const { run } = this;
    if (run.state !== 'running') {
      return;
    }
    if (run.cancelRequestedAt) {
      this.#advanceToCancelled(now);
      return;
    }
    const syncs = run.steps.filter(({ kind }) => kind === 'sync');
    if (syncs.length > 0 && syncs.every(isOver)) {
      if (!syncs.some(hasLanded)) {
        this.#stopBeforeTransform(now, runOutcome(run.steps).failure);
        return;
      }
      run.readyAt ??= now;
    }
    const { transform, snapshot } = stagesOf(run);
    if (
      transform &&
      snapshot &&
      isOver(transform) &&
      transform.state !== 'succeeded' &&
      snapshot.state === 'pending'
    ) {
      this.#skip(snapshot, now);
    }
    if (transform && snapshot && isOver(transform) && isOver(snapshot)) {
      this.#end(now, runOutcome(run.steps));
    }
  }

  #advanceToCancelled(now: Date): void {
    const { steps } = this.run;
    for (const step of steps.filter(({ state }) => state === 'pending')) {
      this.changed.add(step);
      step.state = 'cancelled';
      step.endedAt = now;
    }
    if (steps.every(isOver)) {
      this.#end(now, runOutcome(steps));
    }
  }

  #mayRetry(step: LedgerStep, rules: Rules): boolean {
    return (
      this.run.state === 'running' &&
      !this.run.cancelRequestedAt &&
      step.attempt - step.attemptsBefore < rules.retries.maxAttempts &&
      isRetryable(step.failure?.code ?? 'unknown')
    );
  }

  #rest(step: LedgerStep, { now, retries, random }: Rules): void {
    const restMs = backoffMs(
      retries,
      step.attempt - step.attemptsBefore,
      random(),
    );
    step.state = 'pending';
    step.notBefore = new Date(now.getTime() + restMs);
    this.#event(
      `${step.kind}.retry`,
      `${nameOf(step)} failed: ${
        step.failure?.message ?? 'no reason given'
      }; tries again in ${Math.round(restMs / 1000)} s`,
    );
  }

  #landed(now: Date): void {
    const { transform } = stagesOf(this.run);
    if (this.run.state === 'running' && transform?.state === 'pending') {
      this.run.firstLandedAt ??= now;
    } else if (!this.run.cancelRequestedAt) {
      this.landedLate = true;
    }
  }

  #stopBeforeTransform(now: Date, failure: Failure | null): void {
    for (const step of this.run.steps) {
      if (step.kind !== 'sync') {
        this.#skip(step, now);
      }
    }
    const { state } = runOutcome(this.run.steps);
    this.#end(
      now,
      state === 'cancelled'
        ? { state, failure: null }
        : { state: 'failed', failure },
    );
  }

  #skip(step: LedgerStep, now: Date): void {
    this.changed.add(step);
    step.state = 'skipped';
    step.endedAt = now;
  }

  #end(now: Date, outcome: RunOutcome): void {
    const { run } = this;
    for (const step of run.steps) {
      if (step.state === 'pending') {
        // A sync that rests between attempts: the run does not wait for it.
        this.changed.add(step);
        step.state = 'failed';
        step.endedAt = now;
      }
    }
    run.state = outcome.state;
    run.failure = outcome.failure;
    run.endedAt = now;
    this.#event('run.ended', `Run ${outcome.state}`);
  }

  #event(type: string, text: string): void {
    this.events.push({ type, text });
  }
}
