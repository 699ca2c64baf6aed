import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Clock } from '../clock/clock';
import type { JobQueue } from '../queue/jobQueue';
import type { StepJob } from './stepJob';
import { StepTask } from './StepTask';
import type {
  StepHandlerOptions,
  StepWorkers,
  WaveHandlerOptions,
} from './stepWorkers';
import { WaveTask } from './WaveTask';

/** {@link StepWorkers} on the job queue. @public */
export class QueueStepWorkers implements StepWorkers {
  readonly #queue: JobQueue;
  readonly #logger: LoggerService;
  readonly #clock: Clock;
  readonly #lifecycle: Pick<LifecycleService, 'addStartupHook'>;

  private constructor(options: {
    queue: JobQueue;
    logger: LoggerService;
    clock: Clock;
    lifecycle: Pick<LifecycleService, 'addStartupHook'>;
  }) {
    this.#queue = options.queue;
    this.#logger = options.logger;
    this.#clock = options.clock;
    this.#lifecycle = options.lifecycle;
  }

  static create(options: {
    queue: JobQueue;
    logger: LoggerService;
    clock: Clock;
    lifecycle: Pick<LifecycleService, 'addStartupHook'>;
  }): QueueStepWorkers {
    return new QueueStepWorkers(options);
  }

  async step<P extends StepJob>(options: StepHandlerOptions<P>): Promise<void> {
    const task = new StepTask(this.#taskOptions(), options);
    // A module's handler must not run before its plugin has its tables.
    this.#lifecycle.addStartupHook(() =>
      this.#queue.work(
        options.queue,
        { concurrency: options.concurrency },
        job => task.run(job),
      ),
    );
  }

  async wave(options: WaveHandlerOptions): Promise<void> {
    const task = new WaveTask(this.#taskOptions(), options);
    this.#lifecycle.addStartupHook(() =>
      this.#queue.work(options.queue, { concurrency: 1 }, job => task.run(job)),
    );
  }

  #taskOptions() {
    return { queue: this.#queue, logger: this.#logger, clock: this.#clock };
  }
}
