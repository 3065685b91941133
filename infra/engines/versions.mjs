/**
 * The engines, pinned. Kafka stays on 3.9: kafkajs 2.2.4 speaks versions of the protocol that Kafka 4 no longer
 * answers (docs/decisions/0021). FerretDB stays on 1.24: it keeps its data in SQLite; the second line needs an
 * extension of PostgreSQL that Debian does not carry (docs/decisions/0025).
 */
export const versions = {
  kafka: { scala: '2.13', version: '3.9.1' },
  ferretdb: {
    module: 'github.com/FerretDB/FerretDB',
    version: 'v1.24.2',
    /** As the Go checksum database has it. */
    sum: 'h1:trrUU0LbmusMbyubhPS1IELncvrIwKrsRT2LW1UUWCw=',
  },
  /** Debian's own version, whichever the machine's release carries: apt verifies it. */
  redis: { packages: ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2', 'libatomic1'] },
};

/** What testcontainers starts instead where Docker answers. */
export const images = {
  kafka: 'confluentinc/cp-kafka:7.9.0',
  mongodb: 'mongo:8.0',
  redis: 'redis:7.4-alpine',
};
