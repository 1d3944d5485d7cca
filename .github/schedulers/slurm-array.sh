#!/usr/bin/env bash
# A list of copies as a Slurm array job, one shard a task: the size of the array is the number of shards.
#
#   sbatch --array=1-16 .github/schedulers/slurm-array.sh patients.csv clinic.yaml out
#   handout batch merge-manifests out/manifest-*.jsonl -o out/manifest.jsonl        # when all tasks have ended
#
# out/ must be on a disk that all nodes see. A task that failed may be sent again: --resume makes only what it lacks.
#SBATCH --job-name=handouts
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=01:00:00
set -euo pipefail
list=$1 brand=$2 out=$3
shard=$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT
mkdir -p "$out"
exec "${HANDOUT:-handout}" batch --copies "$list" --brand "$brand" -o "$out" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$shard" --manifest "$out/manifest-$SLURM_ARRAY_TASK_ID.jsonl" --resume --progress plain
