#!/usr/bin/env bash
# The Slurm array script on a real Slurm: a cluster of this one machine, in a scratch folder, for half a minute.
#
#   apt-get install slurm-wlm munge      # once; the daemons need not be running
#   tests/scripts/slurm.sh PROGRAM
#
# As root, or as any user if slurmd may run as them. Exits 0 with a word if Slurm is not installed.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$(realpath "${1:?which sandtable?}")

for tool in munged slurmctld slurmd sbatch; do
    if ! command -v "$tool" >/dev/null && ! [ -x "/usr/sbin/$tool" ]; then
        echo "slurm: $tool is not installed; nothing was tried"
        exit 0
    fi
done
PATH="$PATH:/usr/sbin"

dir=$(mktemp -d)
# munged and slurmctld want folders that only their owner writes to.
chmod 0711 "$dir"
mkdir "$dir/state" "$dir/spool"
pids=()
stop() {
    local status=$?
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    if [ "$status" != 0 ]; then
        tail -n 20 "$dir"/*.log 2>/dev/null || true
    fi
    rm -rf "$dir"
}
trap stop EXIT

(umask 077 && head -c 1024 /dev/urandom >"$dir/munge.key")
munged --foreground --force --key-file "$dir/munge.key" --socket "$dir/munge.sock" --pid-file "$dir/munge.pid" \
    --seed-file "$dir/munge.seed" --log-file "$dir/munged.log" >"$dir/munged-out.log" 2>&1 &
pids+=($!)

node=$(hostname -s)
me=$(id -un)
export SLURM_CONF="$dir/slurm.conf"
cat >"$SLURM_CONF" <<EOF
ClusterName=one
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
AuthType=auth/munge
AuthInfo=socket=$dir/munge.sock
SlurmUser=$me
SlurmdUser=$me
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=2000 State=UNKNOWN
PartitionName=main Nodes=$node Default=YES State=UP
EOF
for _ in $(seq 50); do
    [ -S "$dir/munge.sock" ] && break
    sleep 0.1
done
slurmctld -D >"$dir/slurmctld-out.log" 2>&1 &
pids+=($!)
slurmd -D >"$dir/slurmd-out.log" 2>&1 &
pids+=($!)
for _ in $(seq 300); do
    sinfo --noheader --format %T 2>/dev/null | grep -q idle && break
    sleep 0.1
done
sinfo

export SANDTABLE="$program" SCENARIO=buses-on-the-bridge RUNS=40 PARTS="$dir/parts"
submit() {
    sbatch --parsable --wait --output "$dir/task-%a.log" --cpus-per-task 1 "$@" docs/scale/ensemble.sbatch
}
submit --array=1-5
# One part is lost and its task alone is made again.
cp -r "$PARTS" "$dir/before"
rm "$PARTS/part-4-of-5.json"
SANDTABLE_SHARDS=5 submit --array=4
timeless() {
    sed -E 's/"wall_s": ?[0-9.e-]+//' "$1"
}
for part in "$dir"/before/*.json; do
    cmp <(timeless "$part") <(timeless "$PARTS/$(basename "$part")")
done
"$program" ensemble --merge "$PARTS"/*.json --format json >"$dir/merged.json"
# In here nobody is a task of an array.
"$program" ensemble "$SCENARIO" --runs "$RUNS" --format json >"$dir/whole.json"
cmp <(timeless "$dir/merged.json") <(timeless "$dir/whole.json")
echo "slurm $(sinfo --version | cut -d' ' -f2): 5 tasks and one made again equal one run of $RUNS"
