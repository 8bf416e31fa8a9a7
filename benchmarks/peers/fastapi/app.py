"""What one would write instead: one insert and one commit a request."""

import os
import uuid

from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import Column, DateTime, Text, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import declarative_base, sessionmaker

engine = create_async_engine(os.environ["BALLOTS_URL"], pool_size=16, max_overflow=0)
Session = sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)
Base = declarative_base()


class Ballot(Base):
    __tablename__ = "ballot"
    id = Column(UUID(as_uuid=True), primary_key=True, default=uuid.uuid4)
    poll = Column(Text, nullable=False)
    participant = Column(Text, nullable=False)
    choice = Column(Text, nullable=False)
    at = Column(DateTime(timezone=True), server_default=func.now())
    __table_args__ = (UniqueConstraint("poll", "participant"),)


class NewBallot(BaseModel):
    participant: str
    option: str


app = FastAPI()


@app.on_event("startup")
async def create_tables():
    async with engine.begin() as connection:
        # Both workers come by here.
        await connection.execute(text("select pg_advisory_xact_lock(1)"))
        await connection.run_sync(Base.metadata.create_all)


@app.get("/ready")
async def ready():
    return {}


@app.post("/polls/{poll}/ballots", status_code=201)
async def cast(poll: str, new: NewBallot):
    async with Session() as session:
        ballot = Ballot(poll=poll, participant=new.participant, choice=new.option)
        session.add(ballot)
        await session.commit()
        return {"id": str(ballot.id)}
